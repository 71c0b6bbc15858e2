import { createHmac } from "node:crypto";

import { z } from "zod";

const graphNumber = z.object({
  id: z.string().regex(/^\d+$/),
  display_phone_number: z.string().nullish(),
  verified_name: z.string().nullish(),
  status: z.string().nullish(),
});
const page = z.object({
  data: z.array(graphNumber),
  paging: z.object({ next: z.string().optional() }).optional(),
});
const refusal = z.object({ error: z.object({ message: z.string(), code: z.number() }) });

/** A number as Meta shows it. */
export type GraphNumber = z.output<typeof graphNumber>;

/** Meta did not tell what was asked. The message is for the person at the keyboard, and has no secret in it. */
export class GraphFailure extends Error {
  constructor(
    message: string,
    readonly refusedByMeta: boolean,
  ) {
    super(message);
  }
}

export interface GraphSettings {
  graphUrl: string;
  apiVersion: string;
  token: string;
  appSecret: string | undefined;
}

/** The variables that the provider reads too. */
export function settingsFrom(env: NodeJS.ProcessEnv): GraphSettings {
  const graphUrl = env.WHATSAPP_GRAPH_URL ?? "https://graph.facebook.com";
  const { protocol, hostname } = new URL(graphUrl);
  if (protocol !== "https:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new GraphFailure(
      `WHATSAPP_GRAPH_URL would send the token unencrypted to ${hostname}: write https.`,
      false,
    );
  }
  const token = env.WHATSAPP_ACCESS_TOKEN;
  if (token === undefined || token === "") {
    throw new GraphFailure(
      "Set WHATSAPP_ACCESS_TOKEN to a token that may manage the account's numbers.",
      false,
    );
  }
  return {
    graphUrl,
    apiVersion: env.WHATSAPP_API_VERSION ?? "v26.0",
    token,
    appSecret: env.WHATSAPP_APP_SECRET,
  };
}

/** Every number of the account, page by page. */
export async function listNumbers(settings: GraphSettings, account: string): Promise<GraphNumber[]> {
  const numbers: GraphNumber[] = [];
  let after: string | null = null;
  do {
    const answer: z.output<typeof page> = await get(settings, `${account}/phone_numbers`, page, {
      limit: "100",
      ...(after !== null && { after }),
    });
    numbers.push(...answer.data);
    // The address of the next page is not followed: it is Meta's, and it may carry the token.
    const next: string | undefined = answer.paging?.next;
    after = next === undefined ? null : new URL(next).searchParams.get("after");
  } while (after !== null);
  return numbers.filter(({ status }) => status !== "DELETED");
}

export function readNumber(settings: GraphSettings, id: string): Promise<GraphNumber> {
  return get(settings, id, graphNumber, {});
}

async function get<T>(
  { graphUrl, apiVersion, token, appSecret }: GraphSettings,
  path: string,
  shape: z.ZodType<T>,
  parameters: Record<string, string>,
): Promise<T> {
  const url = new URL(`${graphUrl.replace(/\/+$/, "")}/${apiVersion}/${path}`);
  const proof = appSecret && createHmac("sha256", appSecret).update(token).digest("hex");
  for (const [name, value] of Object.entries({
    fields: "id,display_phone_number,verified_name,status",
    ...parameters,
    ...(proof && { appsecret_proof: proof }),
  })) {
    url.searchParams.set(name, value);
  }
  const secrets = [token, appSecret ?? ""].filter((secret) => secret !== "");
  const hide = (text: string) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
  const fail = (why: string, refusedByMeta = false) =>
    new GraphFailure(`Could not read ${path}: ${hide(why)}`, refusedByMeta);

  let answer: unknown;
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(30_000),
    });
    answer = await response.json();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    throw fail(`${String(error)}${cause}. Run the command again.`);
  }
  const refused = refusal.safeParse(answer);
  if (refused.success) throw fail(`${refused.data.error.message} (code ${refused.data.error.code}).`, true);
  const read = shape.safeParse(answer);
  if (!read.success) throw fail("the answer is not what Meta's documentation describes.");
  return read.data;
}
