// @ts-check
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { LOCAL_FOLDER } from "./local-stack.mjs";
import { isErrno } from "./pulumi-cli/errno.mjs";

/** Made up, like everything that the simulator knows. */
export const ACCOUNT = "100000000000001";
export const TOKEN = "test-token";

const PORT_FILE = path.join(LOCAL_FOLDER, "simulator-port");

/** The port that the local stack is configured for; 0, which means any free one, before the first start. */
export async function savedPort() {
  try {
    return Number(await readFile(PORT_FILE, "utf8"));
  } catch (error) {
    if (isErrno(error, "ENOENT")) return 0;
    throw error;
  }
}

/**
 * Starts the simulator with the local stack's numbers and remembers its port.
 * @param {number} port
 */
export async function startLocalSimulator(port) {
  await mkdir(LOCAL_FOLDER, { recursive: true });
  // Loaded here and not above: the demo imports this file before the simulator is built.
  const { startSimulator } = await import("whatsapp-graph-simulator");
  const simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, tokens: [TOKEN] }],
    data: path.join(LOCAL_FOLDER, "simulator.json"),
    port,
  });
  await writeFile(PORT_FILE, new URL(simulator.url).port);
  return simulator;
}

/**
 * Whether what listens on the port is the simulator of `npm run simulator`, and not some other program.
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
    // Whatever speaks no HTTP, or not in time, is not the simulator.
    return false;
  }
}
