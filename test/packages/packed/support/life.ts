import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { endProcess } from "../../../support/processes";
import { run } from "../../examples/support/run";

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

/** `folder` has the Pulumi.yaml; `simulator` and `pulumi` are commands, as one types them there. */
export interface Living {
  folder: string;
  simulator: string[];
  pulumi?: string[];
}

export interface Life {
  steps: string[];
  problem: string | null;
  /** The numbers that are still at Meta. */
  left: string[];
}

const quietly = ["--yes", "--skip-preview"];

interface Step {
  step: string;
  args: string[];
  passes: boolean;
  shows: (string | RegExp)[];
  first?: "rename" | "delete";
}

const LIFE: Step[] = [
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
export const WHOLE_LIFE: Life = { steps: LIFE.map(({ step }) => step), problem: null, left: [SALES] };

export async function liveThrough(project: Living, env: NodeJS.ProcessEnv): Promise<Life> {
  const simulator = await startSimulator(project, env);
  const settings = { WHATSAPP_GRAPH_URL: simulator.url, WHATSAPP_ACCESS_TOKEN: TOKEN };
  const pulumi = async (...args: string[]) => {
    const [command = "", ...own] = project.pulumi ?? ["pulumi"];
    const { code, stdout, stderr } = await run(
      command,
      [...own, ...args, "--non-interactive", "--color", "never"],
      {
        cwd: project.folder,
        env: { ...env, ...settings },
      },
    );
    return { code, output: stdout + stderr };
  };
  const forgetStack = () => pulumi("stack", "rm", "dev", "--force", "--yes");
  const steps: string[] = [];
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

async function startSimulator(
  { folder, simulator: [command = "", ...args] }: Living,
  env: NodeJS.ProcessEnv,
) {
  const child = spawn(command, [...args, "--port", "0", "--account", ACCOUNT, "--token", TOKEN], {
    cwd: folder,
    env: { ...env, WHATSAPP_SIMULATOR_ADMIN_SECRET: ADMIN_SECRET },
    // A group of its own, so that what a package manager starts ends with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const closed = once(child, "close");
  const url = await Promise.race([
    once(createInterface(child.stdout), "line").then(([line]) => line as string),
    closed.then(() => Promise.reject(new Error(`The simulator ended at once: ${complaints}`))),
  ]);

  const numbers = async () => {
    const headers = { "X-Simulator-Secret": ADMIN_SECRET };
    const answer: unknown = await (await asked(`${url}/_simulator/numbers`, { headers })).json();
    return (answer as { numbers: { id: string; phoneNumber: string }[] }).numbers;
  };
  const idOf = async (digits: string) => {
    const number = (await numbers()).find(({ phoneNumber }) => phoneNumber === digits);
    if (number === undefined) throw new Error(`The simulator has no number ${digits}`);
    return number.id;
  };
  /** Does what a person does on the simulator's page. */
  const inManager = async (digits: string, action: string) => {
    const page = `${url}/_manager/numbers/${await idOf(digits)}/${action}`;
    const token = /name="csrf_token" value="([^"]+)"/.exec(await (await asked(page)).text())?.[1] ?? "";
    await asked(page, { method: "POST", body: new URLSearchParams({ csrf_token: token }) });
  };

  return {
    url,
    inManager,
    numbers: async () => (await numbers()).map(({ phoneNumber }) => phoneNumber),
    async rename(digits: string, name: string) {
      await asked(`${url}/v26.0/${await idOf(digits)}`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}` },
        body: new URLSearchParams({ new_display_name: name }),
      });
      await inManager(digits, "approve-name");
    },
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) endProcess(-child.pid, "SIGTERM");
      await closed;
    },
  };
}

async function asked(url: string, request?: RequestInit): Promise<Response> {
  const answer = await fetch(url, request);
  if (!answer.ok) throw new Error(`The simulator refused ${url}: ${await answer.text()}`);
  return answer;
}
