import { z } from "zod";
import { shapeOf } from "../areas";
import { PERMISSION_CODES } from "../graph/error";
import { VERSION_NAMES } from "../graph/versions";

/** The modes that one account can have of its own. */
export const accountModes = z.strictObject({
  ...shapeOf("modes"),
  readable: z
    .enum(["all", "account", "numbers"])
    .optional()
    .describe("Limits reading to the account's node, or to its numbers: the listing and their nodes."),
  refusalCode: z
    .literal([...PERMISSION_CODES])
    .optional()
    .describe("Code of the refusals by the modes readable and listing; 100 comes with subcode 33."),
});

export const globalModes = z.strictObject({
  ...accountModes.shape,
  displayRewriting: z.boolean().optional().describe("Show BR and MX numbers the way Meta rewrites them."),
  oldestVersion: z
    .enum(VERSION_NAMES)
    .optional()
    .describe("Versions before it have expired: this one serves them."),
});
