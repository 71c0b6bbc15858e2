import { z } from "zod";
import { shapeOf } from "../areas";
import { VERSION_NAMES } from "../graph/versions";

/** What can be set apart for one account. */
export const accountModes = z.strictObject(shapeOf("modes"));

export const globalModes = z.strictObject({
  ...accountModes.shape,
  displayRewriting: z.boolean().optional().describe("Show BR and MX numbers the way Meta rewrites them."),
  oldestVersion: z
    .enum(VERSION_NAMES)
    .optional()
    .describe("Versions before it have expired: this one serves them."),
});
