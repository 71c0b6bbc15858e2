// @ts-check
// CommonJS, because test files need it as well as global setups. A process obtains the hosts, because jest does not load those modules.
const { execFileSync } = require("node:child_process");
const path = require("node:path");

/**
 * Puts the Pulumi CLI and its hosts for these languages on the PATH of this process. The first call builds them, which takes
 * minutes. So call it outside tests and hooks, because they have limits. It throws if a host cannot be obtained; the reason is on stderr.
 * @param {("yaml" | "python" | "go")[]} languages
 */
function withHosts(...languages) {
  const script = `
    import { obtainLanguageHosts, obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";
    console.log(await obtainLanguageHosts(await obtainPulumi(), ${JSON.stringify(languages)}));`;
  const folders = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: __dirname,
    // The default is the environment of the process itself, which jest hides from a test file.
    env: process.env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.env.PATH = `${folders.trim()}${path.delimiter}${process.env.PATH ?? ""}`;
}

module.exports = { withHosts };
