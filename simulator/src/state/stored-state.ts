import { z } from "zod";
import { shapeOf } from "../areas";
import { numberRecord } from "../nodes/record";
import { twice, uniqueIds } from "../settings/id";

const areaState = z.object(shapeOf("state"));

/** The content of the state file. */
export const storedState = z.strictObject({
  format: z.literal(1),
  nextId: z.int(),
  nextSequence: z.int(),
  /** Accounts whose seeded numbers were added already. */
  seededAccounts: uniqueIds(z.string()),
  ...areaState.shape,
  numbers: z.array(numberRecord).check(({ value, issues }) => {
    const double = twice(value.map(({ id }) => id));
    if (double !== undefined) {
      issues.push({ code: "custom", input: value, message: `the id ${double} is listed twice` });
    }
  }),
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
