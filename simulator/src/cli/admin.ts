import { messageOf } from "../failure";
import { SettingsError } from "../settings/settings-error";

/** The options of each command for a running simulator. */
export const SERVER_OPTIONS = { url: { type: "string" }, secret: { type: "string" } } as const;

/** Reads a command line. Throws a SettingsError for an option that does not exist. */
export function parsed<Values>(parse: () => Values): Values {
  try {
    return parse();
  } catch (error) {
    throw new SettingsError(messageOf(error));
  }
}

export interface Server {
  readonly url: string;
  readonly secret: string;
}

/** The simulator that answers a command. */
export function serverFrom(
  command: string,
  { url, secret }: { url?: string | undefined; secret?: string | undefined },
  env: NodeJS.ProcessEnv,
): Server {
  if (url === undefined) {
    throw new SettingsError(`${command} needs --url: the address that the simulator printed.`);
  }
  if (!URL.canParse(url)) {
    throw new SettingsError(`--url must be an address such as http://127.0.0.1:4010, not ${url}.`);
  }
  const adminSecret = secret ?? env.WHATSAPP_SIMULATOR_ADMIN_SECRET;
  if (adminSecret === undefined) {
    throw new SettingsError(
      `${command} needs the admin secret: --secret, or the environment variable WHATSAPP_SIMULATOR_ADMIN_SECRET.`,
    );
  }
  return { url, secret: adminSecret };
}

/** The number in a command. */
export function numberFrom(command: string, id: string | undefined, env: NodeJS.ProcessEnv): string {
  const number = id ?? env.WHATSAPP_NUMBER_ID;
  if (number !== undefined) return number;
  throw new SettingsError(
    `${command} needs --number with the id of a number, or the environment variable WHATSAPP_NUMBER_ID.`,
  );
}

/** Calls the admin endpoint of a running simulator. With a body, the request is a POST. */
export async function askAdmin(
  { url, secret }: Server,
  path: string,
  { query = {}, body }: { query?: Readonly<Record<string, unknown>>; body?: object } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const address = new URL(`/_simulator/${path}`, url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
  const answer = await fetch(address, {
    headers: { "X-Simulator-Secret": secret, ...(body && { "Content-Type": "application/json" }) },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Error(`No simulator answers at ${address.origin}: ${messageOf(error)}.`);
  });
  const answered = (await answer.json()) as Record<string, unknown>;
  if (answer.ok) return answered;
  throw new Error(
    typeof answered.error === "string" ? answered.error : `${address.origin} answered HTTP ${answer.status}.`,
  );
}
