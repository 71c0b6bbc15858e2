// @ts-check
// The stack that needs no account: state, settings and simulator in a folder that git ignores.
import { existsSync, mkdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LOCAL_FOLDER = path.join(ROOT, ".local");
const PORT_FILE = path.join(LOCAL_FOLDER, "simulator-port");
export const STACK = "local";
/** The file in which Pulumi itself looks for this stack's config. Git ignores it. */
export const STACK_CONFIG_FILE = path.join(ROOT, `Pulumi.${STACK}.yaml`);
/** Made up, like all data of the simulator. */
export const ACCOUNT = "100000000000001";
export const TOKEN = "test-token";
/** Opens the simulator's admin endpoint, which listens only on this machine and has no real number. */
export const ADMIN_SECRET = "local-admin-secret";

/**
 * The variable with which a shell intentionally keeps its state elsewhere.
 * @param {NodeJS.ProcessEnv} env
 */
export function choosesBackend(env) {
  return ["PULUMI_BACKEND_URL", "PULUMI_ACCESS_TOKEN"].find((name) => (env[name] ?? "") !== "");
}

/**
 * The environment in which Pulumi keeps everything in the local folder and asks nothing.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withLocalBackend(env) {
  const state = path.join(LOCAL_FOLDER, "state");
  mkdirSync(state, { recursive: true });
  return {
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_HOME: path.join(LOCAL_FOLDER, "home"),
    ...(env.PULUMI_CONFIG_PASSPHRASE_FILE === undefined && { PULUMI_CONFIG_PASSPHRASE: "" }),
    ...env,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
  };
}

/**
 * The environment without the variables that would lead Pulumi away from our stack, for example to a real account.
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutForeignSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(WHATSAPP_|PULUMI_)/.test(name)));
}

/** The port of the local stack. Before the first start it is 0, which means any free one. */
export async function savedPort() {
  return existsSync(PORT_FILE) ? Number(await readFile(PORT_FILE, "utf8")) : 0;
}

/**
 * Starts the simulator with the local stack's numbers and remembers its port.
 * @param {number} port
 */
export async function startLocalSimulator(port) {
  await mkdir(LOCAL_FOLDER, { recursive: true });
  // Loaded here and not above, because the demo imports this file before the simulator is built.
  const { startSimulator } = await import("whatsapp-graph-simulator");
  const simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, tokens: [TOKEN] }],
    adminSecret: ADMIN_SECRET,
    data: path.join(LOCAL_FOLDER, "simulator.json"),
    port,
  });
  await writeFile(PORT_FILE, new URL(simulator.url).port);
  return simulator;
}

/**
 * Whether the program on the port is the simulator of `npm run simulator`.
 * @param {number} port
 */
export async function isLocalSimulator(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/${ACCOUNT}?fields=id`, {
      headers: { authorization: `Bearer ${TOKEN}` },
      signal: AbortSignal.timeout(2_000),
    });
    return (await answer.text()).includes(`"id":"${ACCOUNT}"`);
  } catch {
    // A program without HTTP, or with a late answer, is not the simulator.
    return false;
  }
}

/** @param {unknown} error */
export function isPortTaken(error) {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
