import { z } from "zod";

const times = z.array(z.number()).default([]);

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
  registeredAt: z.number().optional(),
  /** The two-step verification PIN, set by the first registration. */
  pin: z.string().optional(),
  sentCode: z.strictObject({ code: z.string(), method: z.string(), expiresAt: z.number() }).optional(),
  codeRequests: times,
  registrations: times,
  wrongCodes: z.int().default(0),
});

export type NumberRecord = z.infer<typeof numberRecord>;
