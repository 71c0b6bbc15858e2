// @ts-check
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { obtainPulumi } from "../../tools/pulumi-cli/obtain.mjs";
import { plain } from "./svg.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CONFIG = `config:
  whatsapp:businessAccountId: "100000000000001"
  whatsapp-numbers:numbers:
    - { name: support, cc: "1", phoneNumber: "2025550123", verifiedName: Example Support }
    - { name: sales, cc: "1", phoneNumber: "2025550145", verifiedName: Example Sales }
    - { name: alerts, cc: "1", phoneNumber: "2025550167", verifiedName: Example Alerts }
`;

/** What `pulumi preview` shows for the example business-numbers, with its colours. */
export async function previewedLines() {
  const { dir } = await obtainPulumi();
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-picture-"));
  try {
    const program = path.join(folder, "program");
    await cp(path.join(ROOT, "examples/business-numbers"), program, { recursive: true });
    await symlink(path.join(ROOT, "node_modules"), path.join(program, "node_modules"), "dir");
    await writeFile(path.join(program, "Pulumi.yaml"), "name: whatsapp-numbers\nruntime: nodejs\n");
    await writeFile(path.join(program, "Pulumi.production.yaml"), CONFIG);
    await mkdir(path.join(folder, "state"));
    const env = {
      ...withoutSettings(process.env),
      PATH: `${dir}${path.delimiter}${process.env.PATH ?? ""}`,
      PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
      PULUMI_HOME: path.join(folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    const pulumi = (/** @type {string[]} */ ...args) =>
      promisify(execFile)("pulumi", args, { cwd: program, env });
    await pulumi("stack", "init", "production");
    const command = ["preview", "--suppress-outputs"];
    const { stdout } = await pulumi(...command, "--color", "always");
    return [`$ pulumi ${command.join(" ")}`, ...settled(stdout.trimEnd().split("\n"))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The lines that remain in a terminal. Elsewhere the CLI prints a resource each time that it gets to know more of it, in an
 * order that varies, and dots while it waits.
 * @param {string[]} printed
 */
function settled(printed) {
  const isRow = (/** @type {string} */ line) => /^ [+~-] {2}\S+ \S+/.test(plain(line));
  const nameIn = (/** @type {string} */ line) => plain(line).trim().split(/\s+/)[2] ?? "";
  const rows = new Map(printed.filter(isRow).map((line) => [nameIn(line), line.trimEnd()]));
  const sorted = [...rows].sort(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other));
  const rest = printed.filter((line) => !isRow(line) && !plain(line).startsWith("@"));
  const firstBlank = rest.findIndex((line) => plain(line).trim() === "");
  return [
    ...rest.slice(0, firstBlank + 1),
    ...sorted.map(([, line]) => line),
    ...rest.slice(firstBlank + 1).map((line) => line.trimEnd()),
  ].filter((line, at, all) => line !== "" || all[at - 1] !== "");
}

/** The stack first, as in a terminal. @param {string} name */
function rank(name) {
  return name.startsWith("whatsapp-numbers-") ? 0 : 1;
}

/** @param {NodeJS.ProcessEnv} env */
function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(WHATSAPP_|PULUMI_)/.test(name)));
}
