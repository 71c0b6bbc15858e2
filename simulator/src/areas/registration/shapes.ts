import { z } from "zod";
import type { Shapes } from "../area";

/** Calls of one kind in the last 72 hours, and until when no more are taken. */
const quota = z.strictObject({ calls: z.array(z.number()), blockedUntil: z.number().optional() });

export type Quota = z.infer<typeof quota>;

export const shapes = {
  record: {
    /** The two-step verification PIN, set by the first registration. */
    pin: z.string().optional(),
    registerQuota: quota.optional(),
    deregisterQuota: quota.optional(),
  },
  seed: {
    pin: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .describe("The two-step verification PIN."),
  },
} satisfies Shapes;
