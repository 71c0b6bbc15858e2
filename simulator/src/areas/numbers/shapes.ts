import { z } from "zod";
import { usedLimit } from "../../limits/limit";
import { id, uniqueIds } from "../../settings/id";
import type { Shapes } from "../area";

const accountMode = z.enum(["LIVE", "SANDBOX"]);

export const shapes = {
  record: {
    /** Empty if a migration came from outside and brought no name. */
    verifiedName: z.string(),
    codeVerificationStatus: z.string(),
    /** The time of its verification; by default, its creation. */
    verifiedAt: z.number().optional(),
    qualityRating: z.string(),
    status: z.string(),
    nameStatus: z.string(),
    platformType: z.string(),
    newDisplayName: z.string().optional(),
    newNameStatus: z.string().optional(),
    renames: usedLimit.optional(),
    preverifiedId: z.string().optional(),
    accountMode: accountMode.optional(),
  },
  state: { usedPreverifiedIds: uniqueIds(z.string()).default([]) },
  seed: {
    verifiedName: z.string().min(1),
    codeVerificationStatus: z.string().optional(),
    qualityRating: z.string().optional(),
    status: z.string().optional(),
    nameStatus: z.string().optional(),
    platformType: z.string().optional(),
    accountMode: accountMode.optional().describe("Left out: LIVE."),
  },
  account: {
    preverifiedNumbers: z
      .array(z.strictObject({ id, cc: z.string(), phoneNumber: z.string() }))
      .default([])
      .describe("Numbers that a call can add by preverified_id, verified from the start."),
  },
  modes: {
    listing: z.enum(["allowed", "refused"]).optional().describe("Whether accounts can list their numbers."),
    removedNumbers: z
      .enum(["gone", "kept"])
      .optional()
      .describe(
        "Whether a deleted or migrated number can still be read, with the status DELETED or MIGRATED.",
      ),
    nameReview: z
      .enum(["skipped", "required"])
      .optional()
      .describe("Whether a number can be registered before its display name is approved."),
    numberCap: z
      .int()
      .positive()
      .optional()
      .describe("How many numbers an account can have. Left out: no limit."),
  },
} satisfies Shapes;
