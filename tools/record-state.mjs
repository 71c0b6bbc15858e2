// @ts-check
// npm run record-state: writes what this version of the provider leaves in a stack's state, as one more record for the upgrade tests. One
// that exists is never written again: a release's state files are out in the world as they are. `--into FOLDER` writes elsewhere.
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { run } from "./packages/life.mjs";
import { ownPulumi } from "./packages/own-pulumi.cjs";
import { ROOT, withoutForeignSettings } from "./local-stack.mjs";
import { isErrno } from "./pulumi-cli/errno.mjs";
import { obtainPulumi } from "./pulumi-cli/obtain.mjs";

const ACCOUNT = "100000000000001";
const TOKEN = "test-token";
/** In place of the one that the engine makes up for its default provider. */
const PROVIDER_ID = "19bfff21-bc06-45bd-b2ee-06deb034d90a";
const RECORDS = path.join(ROOT, "test/provider/upgrade/golden-state");

/**
 * @typedef {Record<string, unknown> & { urn: string, type: string, id?: string }} Entry
 * @typedef {{ version: number, deployment: { manifest: { time: string }, resources: Entry[], secrets_providers?: unknown } }} State
 */

/** Parts of an entry that tell of the machine and the moment, not of the release. */
const OF_THE_MACHINE = ["sourcePosition", "stackTrace", "created", "modified"];

/**
 * The same for every machine and every time: the engine creates numbers in any order, and makes up an id for its default provider.
 * @param {State} state
 * @returns {State}
 */
function withoutMachine(state) {
  const { resources, manifest } = state.deployment;
  const provider = resources.find(({ type }) => type === "pulumi:providers:pulumi-nodejs");
  if (provider?.id === undefined) throw new Error("The engine recorded no default provider");
  const isNumber = (/** @type {Entry} */ { type }) => type.startsWith("pulumi-nodejs:");
  const numbers = resources.filter(isNumber).sort((one, other) => (one.urn < other.urn ? -1 : 1));
  const others = resources.filter((entry) => !isNumber(entry));
  const kept = [...others, ...numbers].map((entry) => {
    const parts = Object.entries(entry).filter(([part]) => !OF_THE_MACHINE.includes(part));
    // Which folder the SDK is in, and which version it has.
    return { ...Object.fromEntries(parts), ...(entry === provider && { inputs: {}, outputs: {} }) };
  });
  const deployment = {
    ...state.deployment,
    manifest: { ...manifest, time: "2026-01-01T00:00:00Z" },
    resources: kept,
  };
  delete deployment.secrets_providers;

  const ids = new Map([[provider.id, PROVIDER_ID]]);
  for (const [at, { id = "" }] of numbers.entries()) ids.set(id, String(110_000_000_000_001 + at));
  const text = JSON.stringify({ ...state, deployment });
  /** @type {unknown} */
  const clean = JSON.parse(
    text.replaceAll(new RegExp([...ids.keys()].join("|"), "g"), (id) => ids.get(id) ?? id),
  );
  return /** @type {State} */ (clean);
}

/** @returns {Promise<State>} */
async function stateOfThisVersion() {
  const { dir } = await obtainPulumi();
  const { startSimulator } = await import("whatsapp-graph-simulator");
  const simulator = await startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN] }] });
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-record-"));
  try {
    await mkdir(path.join(folder, "state"));
    const program = path.join(folder, "program");
    await mkdir(program);
    await symlink(path.join(ROOT, "node_modules"), path.join(program, "node_modules"), "dir");
    await copyFile(path.join(ROOT, "test/provider/upgrade/program.ts"), path.join(program, "program.ts"));
    await writeFile(
      path.join(program, "index.ts"),
      'import { declareNumbers } from "./program";\ndeclareNumbers();\n',
    );
    await writeFile(path.join(program, "Pulumi.yaml"), "name: numbers\nruntime: nodejs\n");
    const own = withoutForeignSettings(process.env);
    const env = {
      ...own,
      PATH: `${dir}${path.delimiter}${own.PATH ?? ""}`,
      ...ownPulumi(folder),
      WHATSAPP_GRAPH_URL: simulator.url,
      WHATSAPP_ACCESS_TOKEN: TOKEN,
    };
    const exported = path.join(folder, "exported.json");
    for (const args of [
      ["stack", "init", "test"],
      ["up", "--yes", "--skip-preview"],
      ["stack", "export", "--file", exported],
    ]) {
      const { code, output } = await run(["pulumi", ...args, "--non-interactive"], { cwd: program, env });
      if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    }
    /** @type {unknown} */
    const state = JSON.parse(await readFile(exported, "utf8"));
    return withoutMachine(/** @type {State} */ (state));
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function versionOfTheProvider() {
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(path.join(ROOT, "provider/package.json"), "utf8"));
  return /** @type {{ version: string }} */ (manifest).version;
}

const { into = RECORDS } = parseArgs({ options: { into: { type: "string" } } }).values;
const file = path.join(into, `${await versionOfTheProvider()}.json`);
try {
  // Taken first: nobody else's record is overwritten, and none is made in vain.
  await writeFile(file, "", { flag: "wx" });
  try {
    await writeFile(file, `${JSON.stringify(await stateOfThisVersion(), null, 2)}\n`);
    console.log(`Recorded ${path.relative(process.cwd(), file)}`);
  } catch (error) {
    await rm(file);
    throw error;
  }
} catch (error) {
  if (isErrno(error, "EEXIST")) {
    console.error(
      `${file} exists already. What a release wrote is never recorded again: raise the version in provider/package.json first.`,
    );
  } else {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
}
