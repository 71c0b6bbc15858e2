import { z } from "zod";
import { VERSION_NAMES } from "../graph/versions";

/** What can be set apart for one account. */
const ofAccount = {
  listing: z.enum(["allowed", "refused"]).optional().describe("Whether accounts can list their numbers."),
  numberCap: z
    .int()
    .positive()
    .optional()
    .describe("How many numbers an account can have; no limit where it is not set."),
};

export const accountModes = z.strictObject(ofAccount);

export const globalModes = z.strictObject({
  ...ofAccount,
  displayRewriting: z.boolean().optional().describe("Show BR and MX numbers the way Meta rewrites them."),
  oldestVersion: z
    .enum(VERSION_NAMES)
    .optional()
    .describe("Versions before it have expired: this one serves them."),
});
