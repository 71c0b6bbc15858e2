import { z } from "zod";
import { shapeOf } from "../areas";

/** A business phone number in memory and in the state file: its identity, and the parts of all areas. */
export const numberRecord = z.strictObject({
  id: z.string().regex(/^\d+$/),
  /** Place in the order of creation, which listings follow. */
  sequence: z.int(),
  accountId: z.string(),
  cc: z.string(),
  /** National digits, without the dial code. */
  phoneNumber: z.string(),
  createdAt: z.number(),
  ...shapeOf("record"),
});

export type NumberRecord = z.infer<typeof numberRecord>;
