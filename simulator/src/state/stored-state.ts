import { z } from "zod";
import { numberRecord } from "../numbers/record";

/** What the state file holds. */
export const storedState = z.strictObject({
  format: z.literal(1),
  nextId: z.int(),
  nextSequence: z.int(),
  /** Accounts whose seeded numbers were added already. */
  seededAccounts: z.array(z.string()),
  usedPreverifiedIds: z.array(z.string()),
  numbers: z.array(numberRecord),
});

export type StoredState = z.infer<typeof storedState>;

export const EMPTY_STATE: StoredState = {
  format: 1,
  nextId: 0,
  nextSequence: 1,
  seededAccounts: [],
  usedPreverifiedIds: [],
  numbers: [],
};
