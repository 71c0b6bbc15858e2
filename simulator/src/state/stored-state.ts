import { z } from "zod";
import { shapeOf } from "../areas";
import { numberRecord } from "../nodes/record";

const areaState = z.object(shapeOf("state"));

/** What the state file holds. */
export const storedState = z.strictObject({
  format: z.literal(1),
  nextId: z.int(),
  nextSequence: z.int(),
  /** Accounts whose seeded numbers were added already. */
  seededAccounts: z.array(z.string()),
  ...areaState.shape,
  numbers: z.array(numberRecord),
});

export type StoredState = z.infer<typeof storedState>;

/** The state of areas besides the numbers. */
export type AreaState = z.infer<typeof areaState>;

export const EMPTY_STATE: StoredState = {
  ...areaState.parse({}),
  format: 1,
  nextId: 0,
  nextSequence: 1,
  seededAccounts: [],
  numbers: [],
};
