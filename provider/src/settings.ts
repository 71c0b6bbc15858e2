import * as z from "zod";
import type { FrontEndWords } from "./graph/front-end-words";
import type { Connection } from "./graph/graph-client";
import { isLoopback } from "./graph/loopback";
import { hiding, type Hide } from "./graph/redact";

/** Gives a setting by its name: `accessToken`. `undefined` or `null` if it is not set. */
export type SettingsSource = (name: string) => unknown;

const DEFAULT_GRAPH_URL = "https://graph.facebook.com";
const DEFAULT_API_VERSION = "v26.0";
const DEFAULT_TIMEOUT_SECONDS = 30;
const DEFAULT_MAX_RETRIES = 5;

/** One resource operation may take this many request timeouts. */
const TIMEOUTS_PER_OPERATION = 4;

/** Environment variables by setting. They win: `destroy` and `refresh` get the stack config that the last `up` saved. */
export const ENVIRONMENT = {
  accessToken: "WHATSAPP_ACCESS_TOKEN",
  accessTokens: "WHATSAPP_ACCESS_TOKENS",
  appSecret: "WHATSAPP_APP_SECRET",
  appId: "WHATSAPP_APP_ID",
  apiVersion: "WHATSAPP_API_VERSION",
  graphUrl: "WHATSAPP_GRAPH_URL",
} as const;

const secret = z
  .string({ error: "is not text" })
  .trim()
  // Meta decides on the form. This only refuses characters that no HTTP header can carry.
  .regex(/^[\x21-\x7e]+$/, "is empty, or has characters that cannot be sent");

const tokens = z.preprocess(
  (value) => (typeof value === "string" ? jsonOr(value) : value),
  z.record(z.string().regex(/^\d+$/), secret, {
    error: 'is not an object of account ids and tokens, such as {"100000000000001": "..."}',
  }),
);

/** The stack config has text only. */
const asNumber = (value: unknown) =>
  typeof value === "string" && value.trim() !== "" ? Number(value) : value;
const asBoolean = (value: unknown) => (value === "true" ? true : value === "false" ? false : value);

/** Every setting, with its meaning: its page in docs/reference and the plugin's schema are made from it. */
export const schemas = {
  /** Token of a system user with the permission `whatsapp_business_management`. */
  accessToken: secret,
  /** Tokens by WABA id; in the stack config, and in the environment, a JSON object. An account's own token wins over `accessToken`. */
  accessTokens: tokens,
  /** App secret of the app that made the token. Set it if Meta requires `appsecret_proof`. */
  appSecret: secret,
  /**
   * Id of the app that the token belongs to, for webhooks and the picture of a profile. Set it only if Meta does not return it. An id that
   * differs from Meta's fails.
   */
  appId: z
    .string("is not text: write the digits of the app's id in quotes")
    .regex(/^\d+$/, "is not the id of an app, which has digits only"),
  /** Id of the WhatsApp Business Account (WABA), the default for the input of that name. */
  businessAccountId: z.string("is not text: write the digits of the account's id in quotes"),
  /** Version of the Graph API, `v26.0` unless set. */
  apiVersion: z.string().regex(/^v\d+\.\d+$/, 'is not a version of the Graph API, such as "v26.0"'),
  /** Address of the Graph API, `https://graph.facebook.com` unless set: for a simulator or a proxy. */
  graphUrl: z.string(),
  /** Limit for one request in seconds, 30 unless set. An operation on a number ends after four times as long, retries and waiting included. */
  requestTimeoutSeconds: z.preprocess(
    asNumber,
    z
      .number("is not a number of seconds: write 1 to 600")
      .positive("is not above 0: write 1 to 600")
      .max(600, "is above 600: write 1 to 600"),
  ),
  /** Retries of one request, 5 unless set. A creation is retried only if Meta certainly did not carry it out. */
  maxRetries: z.preprocess(
    asNumber,
    z
      .int("is not a whole number: write 0 to 20")
      .min(0, "is below 0: write 0 to 20")
      .max(20, "is above 20: write 0 to 20"),
  ),
  /** `true` allows an `http:` address for `graphUrl` beyond this machine. The token is then sent unencrypted. */
  allowPlainHttp: z.preprocess(asBoolean, z.boolean("is neither true nor false: write one of them")),
};

export type SettingName = keyof typeof schemas;

export const SETTING_NAMES = Object.keys(schemas) as readonly SettingName[];
type Values = { -readonly [Name in SettingName]?: z.output<(typeof schemas)[Name]> };

/** Wrong settings, each named. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/**
 * The settings of a stack, with their mistakes. Reading them never fails: the operations that need the setting report a mistake,
 * because the engine would run later operations unconfigured after a failed `configure`.
 */
export class Settings {
  /** Hides every token and the app's secret in a text. */
  readonly hide: Hide;
  readonly #values: Values = {};
  readonly #problems = new Map<SettingName, string>();

  constructor(
    source: SettingsSource,
    environment: NodeJS.ProcessEnv,
    readonly words: FrontEndWords,
  ) {
    for (const name of SETTING_NAMES) this.#read(name, source, environment);
    this.#checkGraphUrl();
    this.hide = hiding(this.#secrets());
  }

  /** Equal for equal settings. It contains the secrets: for comparisons within the process alone. */
  get identity(): string {
    return JSON.stringify([this.#values, [...this.#problems]]);
  }

  /** The settings that are wrong, a sentence for each. */
  get mistakes(): readonly string[] {
    return [...this.#problems.values()];
  }

  /** Settings that stand in for inputs of the same name. */
  get inputDefaults(): { readonly businessAccountId?: string } {
    const { businessAccountId } = this.#values;
    return businessAccountId === undefined ? {} : { businessAccountId };
  }

  /** The id of the app that the tokens belong to. Fails if the setting is wrong. */
  get appId(): string | undefined {
    this.#failOn(["appId"]);
    return this.#values.appId;
  }

  get requestTimeoutMs(): number {
    return (this.#values.requestTimeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
  }

  /** How long one operation on a resource may take, in milliseconds. */
  get operationMs(): number {
    return this.requestTimeoutMs * TIMEOUTS_PER_OPERATION;
  }

  /** How Graph is reached. Fails with every setting of it that is wrong. */
  connection(): Connection {
    this.#failOn([
      "graphUrl",
      "apiVersion",
      "requestTimeoutSeconds",
      "maxRetries",
      "allowPlainHttp",
      "appSecret",
    ]);
    return {
      graphUrl: this.#values.graphUrl ?? DEFAULT_GRAPH_URL,
      apiVersion: this.#values.apiVersion ?? DEFAULT_API_VERSION,
      requestTimeoutMs: this.requestTimeoutMs,
      maxRetries: this.#values.maxRetries ?? DEFAULT_MAX_RETRIES,
      appSecret: this.#values.appSecret,
      hide: this.hide,
      words: this.words,
    };
  }

  /** Whether Graph is a server on this machine, which calls addresses on this machine too. */
  get isGraphLocal(): boolean {
    const { graphUrl = DEFAULT_GRAPH_URL } = this.#values;
    return URL.canParse(graphUrl) && isLoopback(new URL(graphUrl).hostname);
  }

  /**
   * The mistakes that would fail every call for the account; none if it can be called.
   *
   * @param account `undefined` if it is not known yet
   */
  problems(account: string | undefined): string[] {
    const needed = [
      () => this.connection(),
      () => (account === undefined ? this.everyToken() : this.tokenFor(account)),
      () => {
        this.#failOn(["businessAccountId", "appId"]);
      },
    ];
    return needed.flatMap((read) => {
      try {
        read();
        return [];
      } catch (error) {
        if (error instanceof SettingsError) return [error.message];
        throw error;
      }
    });
  }

  /** The token of the account: its own, or the one for all. */
  tokenFor(account: string): string {
    this.#failOn(["accessTokens"]);
    const own = this.#values.accessTokens?.[account];
    if (own !== undefined) return own;
    this.#failOn(["accessToken"]);
    if (this.#values.accessToken !== undefined) return this.#values.accessToken;
    throw new SettingsError(`There is no access token for account ${account}: ${setToken(this.words)}.`);
  }

  /** Every token, that for all first: for a number whose account is not known. */
  everyToken(): string[] {
    this.#failOn(["accessToken", "accessTokens"]);
    const { accessToken, accessTokens } = this.#values;
    const all = [...(accessToken === undefined ? [] : [accessToken]), ...Object.values(accessTokens ?? {})];
    if (all.length === 0) throw new SettingsError(`There is no access token: ${setToken(this.words)}.`);
    return [...new Set(all)];
  }

  #secrets(): string[] {
    const { accessToken, accessTokens, appSecret } = this.#values;
    return [accessToken, appSecret, ...Object.values(accessTokens ?? {})].filter(
      (value) => value !== undefined,
    );
  }

  #read(name: SettingName, source: SettingsSource, environment: NodeJS.ProcessEnv): void {
    const variable: string | undefined = (ENVIRONMENT as Partial<Record<SettingName, string>>)[name];
    const fromEnvironment = variable === undefined ? undefined : environment[variable];
    const raw = fromEnvironment !== undefined && fromEnvironment !== "" ? fromEnvironment : source(name);
    if (raw === undefined || raw === null) return;
    const parsed = schemas[name].safeParse(raw);
    if (parsed.success) {
      Object.assign(this.#values, { [name]: parsed.data });
      return;
    }
    const where =
      raw === fromEnvironment
        ? `${String(variable)} (in the environment)`
        : `${this.words.setting(name)} (in ${this.words.settingsPlace})`;
    this.#problems.set(name, `${where} ${parsed.error.issues[0]?.message ?? "is wrong"}`);
  }

  #checkGraphUrl(): void {
    const { graphUrl, allowPlainHttp } = this.#values;
    if (graphUrl === undefined) return;
    const read = readGraphUrl(graphUrl, allowPlainHttp === true, this.words);
    if ("url" in read) this.#values.graphUrl = read.url;
    else
      this.#problems.set(
        "graphUrl",
        `${this.words.setting("graphUrl")} (or WHATSAPP_GRAPH_URL) ${read.problem}`,
      );
  }

  #failOn(names: readonly SettingName[]): void {
    const problems = names.flatMap((name) => this.#problems.get(name) ?? []);
    if (problems.length > 0) throw new SettingsError(`${problems.join("; ")}.`);
  }
}

const setToken = ({ setSecret, setting }: FrontEndWords) =>
  `${setSecret("accessToken", "token")}, or set WHATSAPP_ACCESS_TOKEN ` +
  `(${setting("accessTokens")}, or WHATSAPP_ACCESS_TOKENS, for a token per account)`;

/** The address as it is called, without a slash at the end. */
function readGraphUrl(
  graphUrl: string,
  allowPlainHttp: boolean,
  { setting }: FrontEndWords,
): { readonly url: string } | { readonly problem: string } {
  const url = URL.canParse(graphUrl) ? new URL(graphUrl) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    return { problem: 'is not the address of a server, such as "https://graph.facebook.com"' };
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return { problem: "must be only an address, without a user, a query or a fragment" };
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !allowPlainHttp) {
    return {
      problem:
        `would send the access token unencrypted to ${url.hostname}: write https, ` +
        `or set ${setting("allowPlainHttp")} to true to allow this`,
    };
  }
  return { url: (url.origin + url.pathname).replace(/\/+$/, "") };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
