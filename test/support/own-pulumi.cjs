// @ts-check
// CommonJS, because the tests need it as well, and they are CommonJS to jest.
const path = require("node:path");
const { pathToFileURL } = require("node:url");

/**
 * Variables with which Pulumi writes only into a folder, away from this machine's stacks and plugins. It asks and fetches
 * nothing. The folder has one named `state`.
 * @param {string} folder
 */
function ownPulumi(folder) {
  return {
    PULUMI_BACKEND_URL: pathToFileURL(path.join(folder, "state")).href,
    PULUMI_HOME: path.join(folder, "home"),
    // The language host leaves its pipes behind if a program fails or is interrupted.
    TMPDIR: folder,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

module.exports = { ownPulumi };
