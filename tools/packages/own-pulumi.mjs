// @ts-check
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Variables by which Pulumi keeps all that it writes in a folder, and asks and fetches nothing. The folder has one named `state`.
 * @param {string} folder
 */
export function ownPulumi(folder) {
  return {
    PULUMI_BACKEND_URL: pathToFileURL(path.join(folder, "state")).href,
    PULUMI_HOME: path.join(folder, "home"),
    // The language host leaves its pipes behind when a program fails.
    TMPDIR: folder,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}
