// @ts-check
// node life.mjs '{"folder": "...", "simulator": ["npx", "whatsapp-graph-simulator"]}': lives through PROGRAM's life in a project where the
// packages are installed, with the pulumi on PATH, and prints how it went as JSON.
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { runCommand } from "../pulumi-cli/run-command.mjs";

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
const SUPPORT = "2025550123";
const SALES = "2025550124";
const NEW_NAME = "Example Sales Team";

/**
 * @typedef {{
 *   folder: string,
 *   simulator: string[],
 *   pulumi?: string[],
 * }} Project `folder` has the Pulumi.yaml; `simulator` and `pulumi` are commands, as one types them there
 * @typedef {{ steps: string[], problem: string | null, left: string[] }} Life `left`: the numbers that are still at Meta
 */

const quietly = ["--yes", "--skip-preview"];

/** @type {{ step: string, args: string[], passes: boolean, shows: (string | RegExp)[], first?: "rename" | "delete" }[]} */
const LIFE = [
  { step: "preview", args: ["preview"], passes: true, shows: [/\+ 3 to create/] },
  { step: "up", args: ["up", ...quietly], passes: true, shows: [/\+ 3 created/, /supportNumberId: *"\d+"/] },
  { step: "preview without changes", args: ["preview"], passes: true, shows: [/ 3 unchanged/] },
  { step: "refresh", args: ["refresh", ...quietly], passes: true, shows: [/ 3 unchanged/] },
  {
    step: "refresh, after a number was renamed in WhatsApp Manager",
    first: "rename",
    args: ["refresh", ...quietly],
    passes: true,
    shows: [/~ 1 updated/, / 2 unchanged/],
  },
  {
    step: "preview with the old name, refused",
    args: ["preview"],
    passes: false,
    shows: ["has a problem", "Example Sales", NEW_NAME],
  },
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
    first: "delete",
    args: ["destroy", ...quietly],
    passes: true,
    shows: [/The resources in the stack have been deleted/],
  },
];

/** The names of the steps of a life without a problem, and the numbers that are at Meta after it. */
export const WHOLE_LIFE = { steps: LIFE.map(({ step }) => step), problem: null, left: [SALES] };

/**
 * @param {Project} project
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} [signal]
 * @returns {Promise<Life>}
 */
export async function liveThrough(project, env, signal) {
  const simulator = await startSimulator(project, env);
  const settings = { WHATSAPP_GRAPH_URL: simulator.url, WHATSAPP_ACCESS_TOKEN: TOKEN };
  const pulumi = (/** @type {string[]} */ ...args) =>
    run([...(project.pulumi ?? ["pulumi"]), ...args, "--non-interactive", "--color", "never"], {
      cwd: project.folder,
      env: { ...env, ...settings },
      signal,
    });
  const forgetStack = () => pulumi("stack", "rm", "dev", "--force", "--yes");
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
    for (const { step, args, passes, shows, first } of LIFE) {
      if (first === "rename") await simulator.rename(SALES, NEW_NAME);
      if (first === "delete") await simulator.inManager(SUPPORT, "delete");
      const { code, output } = await pulumi(...args);
      const missing = shows.filter((text) =>
        typeof text === "string" ? !output.includes(text) : !text.test(output),
      );
      if ((code === 0) !== passes || missing.length > 0) {
        const problem = `${step}: exit code ${code}, not shown: ${missing.map(String).join("; ") || "nothing"}\n${output}`;
        await forgetStack();
        return { steps, problem, left: await simulator.numbers() };
      }
      steps.push(step);
    }
    await forgetStack();
    return { steps, problem: null, left: await simulator.numbers() };
  } finally {
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

  const numbers = async () => {
    const headers = { "X-Simulator-Secret": ADMIN_SECRET };
    /** @type {unknown} */
    const answer = await (await asked(`${url}/_simulator/numbers`, { headers })).json();
    return /** @type {{ numbers: { id: string, phoneNumber: string }[] }} */ (answer).numbers;
  };
  const idOf = async (/** @type {string} */ digits) => {
    const number = (await numbers()).find(({ phoneNumber }) => phoneNumber === digits);
    if (number === undefined) throw new Error(`The simulator has no number ${digits}`);
    return number.id;
  };
  /** Does what a person does on the simulator's page. */
  const inManager = async (/** @type {string} */ digits, /** @type {string} */ action) => {
    const page = `${url}/_manager/numbers/${await idOf(digits)}/${action}`;
    const token = /name="csrf_token" value="([^"]+)"/.exec(await (await asked(page)).text())?.[1] ?? "";
    await asked(page, { method: "POST", body: new URLSearchParams({ csrf_token: token }) });
  };

  return {
    url,
    inManager,
    numbers: async () => (await numbers()).map(({ phoneNumber }) => phoneNumber),
    /**
     * @param {string} digits
     * @param {string} name
     */
    async rename(digits, name) {
      await asked(`${url}/v26.0/${await idOf(digits)}`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}` },
        body: new URLSearchParams({ new_display_name: name }),
      });
      await inManager(digits, "approve-name");
    },
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
      await closed;
    },
  };
}

/**
 * @param {string} url
 * @param {RequestInit} [request]
 */
async function asked(url, request) {
  const answer = await fetch(url, request);
  if (!answer.ok) throw new Error(`The simulator refused ${url}: ${await answer.text()}`);
  return answer;
}

/**
 * Runs a command to its end and gives all that it printed.
 * @param {string[]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} options
 */
export async function run([command = "", ...args], options) {
  let output = "";
  const onLine = (/** @type {string} */ line) => void (output += `${line}\n`);
  const { code } = await runCommand(command, args, { ...options, onLine });
  return { code, output };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  /** @type {unknown} */
  const project = JSON.parse(process.argv[2] ?? "");
  console.log(JSON.stringify(await liveThrough(/** @type {Project} */ (project), process.env)));
}
