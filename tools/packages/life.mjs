// @ts-check
// node life.mjs '{"folder": "...", "simulator": ["npx", "whatsapp-graph-simulator"]}': lives through PROGRAM's life in a project where the
// packages are installed, with the pulumi on PATH, and prints how it went as JSON.
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const ACCOUNT = "100000000000001";
const TOKEN = "test-token";
const ADMIN_SECRET = "test-admin-secret";

/** What every program of these lives declares, to be put behind its import. Valid as JavaScript and as TypeScript. */
export const DECLARATIONS = `
const support = new WhatsAppPhoneNumber("support", {
  cc: "1",
  phoneNumber: "2025550123",
  verifiedName: "Example Support",
});
const sales = new WhatsAppPhoneNumber(
  "sales",
  { cc: "1", phoneNumber: "2025550124", verifiedName: "Example Sales" },
  { retainOnDelete: true },
);
`;
const RETAINED = "2025550124";
const NOT_RETAINED = "2025550123";

/**
 * @typedef {{
 *   folder: string,
 *   simulator: string[],
 *   pulumi?: string[],
 * }} Project `folder` has the Pulumi.yaml; `simulator` and `pulumi` are commands, as one types them there
 * @typedef {{ steps: string[], problem: string | null, left: string[] }} Life `left`: the numbers that are still at Meta
 */

const quietly = ["--yes", "--skip-preview"];

/** @type {{ step: string, args: string[], passes: boolean, shows: (string | RegExp)[], removeFirst?: string }[]} */
const LIFE = [
  { step: "preview", args: ["preview"], passes: true, shows: [/\+ 3 to create/] },
  { step: "up", args: ["up", ...quietly], passes: true, shows: [/\+ 3 created/, /supportNumberId: *"\d+"/] },
  { step: "preview without changes", args: ["preview"], passes: true, shows: [/ 3 unchanged/] },
  { step: "refresh", args: ["refresh", ...quietly], passes: true, shows: [/ 3 unchanged/] },
  {
    step: "destroy, refused",
    args: ["destroy", ...quietly],
    passes: false,
    shows: [
      "Could not delete +1 2025550123",
      "Meta's API has no call that deletes a number",
      "declare it again with retainOnDelete: true",
      "delete it in WhatsApp Manager",
      "pulumi state delete",
    ],
  },
  {
    step: "destroy, after the number was deleted in WhatsApp Manager",
    removeFirst: NOT_RETAINED,
    args: ["destroy", ...quietly],
    passes: true,
    shows: [/The resources in the stack have been deleted/],
  },
];

/** The names of the steps of a life without a problem, and the numbers that are at Meta after it. */
export const WHOLE_LIFE = { steps: LIFE.map(({ step }) => step), problem: null, left: [RETAINED] };

/**
 * @param {Project} project
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Life>}
 */
export async function liveThrough(project, env) {
  const simulator = await startSimulator(project, env);
  const settings = { WHATSAPP_GRAPH_URL: simulator.url, WHATSAPP_ACCESS_TOKEN: TOKEN };
  const pulumi = (/** @type {string[]} */ ...args) =>
    run([...(project.pulumi ?? ["pulumi"]), ...args, "--non-interactive", "--color", "never"], {
      cwd: project.folder,
      env: { ...env, ...settings },
    });
  /** @type {string[]} */
  const steps = [];
  try {
    for (const preparation of [
      ["stack", "init", "dev"],
      ["config", "set", "whatsapp:businessAccountId", ACCOUNT],
    ]) {
      const { code, output } = await pulumi(...preparation);
      if (code !== 0)
        return { steps, problem: `${preparation.join(" ")} ended with ${code}:\n${output}`, left: [] };
    }
    for (const { step, args, passes, shows, removeFirst } of LIFE) {
      if (removeFirst !== undefined) await simulator.remove(removeFirst);
      const { code, output } = await pulumi(...args);
      const missing = shows.filter((text) =>
        typeof text === "string" ? !output.includes(text) : !text.test(output),
      );
      if ((code === 0) !== passes || missing.length > 0) {
        const problem = `${step}: exit code ${code}, not shown: ${missing.map(String).join("; ") || "nothing"}\n${output}`;
        return { steps, problem, left: await simulator.numbers() };
      }
      steps.push(step);
    }
    return { steps, problem: null, left: await simulator.numbers() };
  } finally {
    await pulumi("stack", "rm", "dev", "--force", "--yes");
    await simulator.stop();
  }
}

/**
 * @param {Project} project
 * @param {NodeJS.ProcessEnv} env
 */
async function startSimulator({ folder, simulator: [command = "", ...args] }, env) {
  const child = spawn(command, [...args, "--port", "0", "--account", ACCOUNT, "--token", TOKEN], {
    cwd: folder,
    env: { ...env, WHATSAPP_SIMULATOR_ADMIN_SECRET: ADMIN_SECRET },
    // A group of its own, so that what a package manager starts ends with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (complaints += text));
  const closed = once(child, "close");
  const url = await Promise.race([
    once(createInterface(child.stdout), "line").then(([line]) => String(line)),
    closed.then(() => Promise.reject(new Error(`The simulator ended at once: ${complaints}`))),
  ]);

  const admin = async (/** @type {string} */ path, /** @type {string} */ method = "GET") => {
    const answer = await fetch(`${url}/_simulator/${path}`, {
      method,
      headers: { "X-Simulator-Secret": ADMIN_SECRET },
    });
    if (!answer.ok) throw new Error(`The simulator refused ${method} ${path}: ${await answer.text()}`);
    return answer;
  };
  const all = async () => {
    /** @type {unknown} */
    const answer = await (await admin("numbers")).json();
    return /** @type {{ numbers: { id: string, phoneNumber: string }[] }} */ (answer).numbers;
  };

  return {
    url,
    numbers: async () => (await all()).map(({ phoneNumber }) => phoneNumber),
    /** @param {string} digits */
    async remove(digits) {
      const number = (await all()).find(({ phoneNumber }) => phoneNumber === digits);
      if (number === undefined) throw new Error(`The simulator has no number ${digits}`);
      await admin(`numbers/${number.id}`, "DELETE");
    },
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
      await closed;
    },
  };
}

/**
 * @param {string[]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
export async function run([command = "", ...args], options) {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
  }
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, output };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  /** @type {unknown} */
  const project = JSON.parse(process.argv[2] ?? "");
  console.log(JSON.stringify(await liveThrough(/** @type {Project} */ (project), process.env)));
}
