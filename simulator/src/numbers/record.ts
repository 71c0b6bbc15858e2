import { z } from "zod";

/** Calls of one kind in the last 72 hours, and until when no more are taken. */
const quota = z.strictObject({ calls: z.array(z.number()), blockedUntil: z.number().optional() });

/** A business phone number as the simulator keeps it, and as it stands in the state file. */
export const numberRecord = z.strictObject({
  id: z.string().regex(/^\d+$/),
  /** Place in the order of creation; listings follow it. */
  sequence: z.int(),
  accountId: z.string(),
  cc: z.string(),
  /** National digits, without the dial code. */
  phoneNumber: z.string(),
  /** Empty where a migration came from outside and brought no name. */
  verifiedName: z.string(),
  codeVerificationStatus: z.string(),
  qualityRating: z.string(),
  status: z.string(),
  nameStatus: z.string(),
  platformType: z.string(),
  newDisplayName: z.string().optional(),
  newNameStatus: z.string().optional(),
  preverifiedId: z.string().optional(),
  createdAt: z.number(),
  /** The two-step verification PIN, set by the first registration. */
  pin: z.string().optional(),
  sentCode: z.strictObject({ code: z.string(), method: z.string(), expiresAt: z.number() }).optional(),
  registerQuota: quota.optional(),
  deregisterQuota: quota.optional(),
});

export type Quota = z.infer<typeof quota>;
export type NumberRecord = z.infer<typeof numberRecord>;
