import { DEFAULT_APP } from "../apps";
import { readSettingsFile } from "../settings/settings-file";
import type { SettingsFile } from "../settings/settings";
import { SettingsError } from "../settings/settings-error";
import { startSimulator } from "../simulator";
import type { SimulatorOptions } from "../start/create-world";
import type { Arguments } from "./arguments";

/** Runs a simulator until SIGINT or SIGTERM. */
export async function serve(given: Arguments, env: NodeJS.ProcessEnv): Promise<void> {
  const options = await optionsFrom(given, env);
  const stopped = stopSignal();
  const simulator = await startSimulator({ ...options, log: (line) => console.error(line) });
  console.log(simulator.url);
  console.error(welcome(options));
  if (options.adminSecret === undefined)
    console.error(`The admin secret of this start is ${simulator.adminSecret}`);
  await stopped;
  await simulator.close();
}

async function optionsFrom(given: Arguments, env: NodeJS.ProcessEnv): Promise<SimulatorOptions> {
  const file: SettingsFile = given.config === undefined ? {} : await readSettingsFile(given.config);
  const accounts = [
    ...(file.accounts ?? []),
    ...(given.account ?? [])
      .filter((id) => !file.accounts?.some((known) => known.id === id))
      .map((id) => ({ id })),
  ];
  if (accounts.length === 0) {
    throw new SettingsError("No account: add --account ID, or list accounts in a file with --config FILE.");
  }
  const tokens = [...(file.tokens ?? []), ...(given.token ?? []).map((token) => ({ token }))];
  if (tokens.length === 0 && !file.accounts?.some((account) => account.tokens.length > 0)) {
    throw new SettingsError("No access token: choose any text and add --token TOKEN.");
  }
  const adminSecret = env.WHATSAPP_SIMULATOR_ADMIN_SECRET ?? file.adminSecret;
  return {
    ...file,
    accounts,
    tokens,
    ...(given["webhook-secret"] !== undefined && { apps: signed(file.apps, given["webhook-secret"]) }),
    ...(given["webhook-targets"] !== undefined && { webhookTargets: targetsFrom(given["webhook-targets"]) }),
    ...(adminSecret !== undefined && { adminSecret }),
    ...(given.data !== undefined && { data: given.data }),
    ...(given.host !== undefined && { host: given.host }),
    ...(given.port !== undefined && { port: portFrom(given.port) }),
  };
}

/** The tokens of the command line belong to the default app. */
function signed(apps: SettingsFile["apps"] = [], secret: string): NonNullable<SettingsFile["apps"]> {
  const { id } = DEFAULT_APP;
  const described = apps.find((app) => app.id === id) ?? { id, tokens: [] };
  return [...apps.filter((app) => app !== described), { ...described, secret }];
}

function targetsFrom(text: string): "loopback" | "any" {
  if (text === "loopback" || text === "any") return text;
  throw new SettingsError(`--webhook-targets must be loopback or any, not ${JSON.stringify(text)}.`);
}

function portFrom(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new SettingsError(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

function welcome({ accounts, data }: SimulatorOptions): string {
  const ids = accounts.map(({ id }) => id).join(", ");
  return `Simulating the account(s) ${ids}; the state is kept ${data === undefined ? "in memory only" : `in ${data}`}.`;
}
