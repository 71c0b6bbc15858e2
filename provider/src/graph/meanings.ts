import type { Kind } from "./call-error";
import type { FrontEndWords } from "./front-end-words";

/**
 * The facts that a code gives beside its kind.
 * - `hidden`: the thing does not exist, or the token may not see it, and Meta does not say which
 * - `listing refused`: on a listing, this app may not list, or nobody can list this edge
 * - `fields`: on a read, the app may not see one of the fields
 * - `ask for less`: the same request with smaller pages works
 * - `duplicate`: the account has the number already
 * - `whole app`: the block is for the app, not for one account
 * - `handshake`: the address of a webhook did not give the answer that Meta expects
 */
export type ErrorTag =
  "hidden" | "listing refused" | "fields" | "ask for less" | "duplicate" | "whole app" | "handshake";

export interface Meaning {
  readonly kind: Exclude<Kind, "unsent">;
  readonly tags: readonly ErrorTag[];
  /** The advice to the reader, one sentence. */
  readonly remedy: (words: FrontEndWords, blamed: readonly string[]) => string;
}

/** Meanings by Graph code. */
export type Meanings = ReadonlyMap<number, Meaning>;

const THROTTLED_APP =
  "The app has reached Meta's rate limit: wait, then run the same command again; fewer refreshes make fewer calls.";
const THROTTLED_ACCOUNT =
  "The account has reached Meta's rate limit: wait, then run the same command again; fewer refreshes make fewer calls.";
const TEMPORARY =
  "Meta calls this error temporary: run the same command again; if it stays, check metastatus.com.";
const PERMISSION =
  "Give the token's system user access to this account and the permission whatsapp_business_management, in Business Settings.";
const newToken = ({ setting }: FrontEndWords) =>
  `Create a new system user token with the permission whatsapp_business_management and set it as ${setting("accessToken")} or WHATSAPP_ACCESS_TOKEN.`;
const HIDDEN =
  "Meta gives the same answer for an unknown id and for missing access: check the id; if it is right, give the token's system user access to this account.";

/** The remedy is a sentence, or a function that builds the sentence with the words of the front end. */
export const meaning = (
  kind: Meaning["kind"],
  remedy: string | Meaning["remedy"],
  ...tags: ErrorTag[]
): Meaning => ({ kind, tags, remedy: typeof remedy === "string" ? () => remedy : remedy });

/** The meanings of codes on any call. A resource adds the codes that only its own calls get. docs/reference/graph-codes.md is made from them. */
export const MEANINGS: Meanings = new Map([
  [1, meaning("unclear", TEMPORARY)],
  [2, meaning("unclear", TEMPORARY)],
  [3, meaning("final", PERMISSION, "listing refused")],
  [4, meaning("throttled", THROTTLED_APP, "whole app")],
  [10, meaning("final", PERMISSION, "listing refused", "fields")],
  [17, meaning("throttled", THROTTLED_APP, "whole app")],
  [32, meaning("throttled", THROTTLED_APP, "whole app")],
  [33, meaning("final", HIDDEN, "hidden", "listing refused")],
  [
    100,
    meaning(
      "final",
      (_words, blamed) =>
        blamed.length === 0
          ? "Meta does not accept one of the values: correct the input that its message describes, then run the same command again."
          : `Meta does not accept ${blamed.join(" and ")}: correct it, then run the same command again.`,
      "listing refused",
      "fields",
    ),
  ],
  [102, meaning("final", (words) => `The token's session has ended. ${newToken(words)}`)],
  [
    104,
    meaning(
      "final",
      ({ setting }) =>
        `Meta requires appsecret_proof: set ${setting("appSecret")} or WHATSAPP_APP_SECRET to the secret of the token's app.`,
    ),
  ],
  [190, meaning("final", (words) => `The token is invalid or has expired. ${newToken(words)}`)],
  [200, meaning("final", PERMISSION, "listing refused")],
  [
    300,
    meaning("final", "Meta refused the change: check in WhatsApp Manager whether the account is restricted."),
  ],
  [
    368,
    meaning(
      "final",
      "Meta blocks the account for a breach of its policies: see Account Quality in Business Settings before you try again.",
    ),
  ],
  [613, meaning("throttled", THROTTLED_APP, "whole app")],
  [80007, meaning("throttled", THROTTLED_ACCOUNT)],
  [80008, meaning("throttled", THROTTLED_ACCOUNT)],
  [131000, meaning("unclear", TEMPORARY)],
  [131016, meaning("unclear", TEMPORARY)],
  [131057, meaning("unclear", "The account is under maintenance at Meta: run the same command again later.")],
  [133004, meaning("unclear", TEMPORARY)],
  [
    133016,
    meaning(
      "final",
      "The number was registered or deregistered too often: Meta allows it again after 72 hours, and retries do not help.",
    ),
  ],
]);

/** 100 with this subcode says "does not exist, may not be seen, or is not supported", as code 33 does. */
const HIDDEN_SUBCODE = 33;

/** Comes with the code of any temporary error. Meta always refuses the same page again, but not smaller ones. */
const TOO_MUCH_DATA = {
  text: /reduce the amount of data/i,
  meaning: meaning(
    "unclear",
    "Meta cannot return so much data at once: run the same command again later.",
    "ask for less",
  ),
};

/** The meaning of an answer. The subcode goes first: "already on the account" is a subcode of the general "bad parameter". */
export function meaningOf(
  answer: {
    readonly message: string;
    readonly code?: number | undefined;
    readonly error_subcode?: number | undefined;
  },
  ofThisCall: Meanings | undefined,
): Meaning | undefined {
  const { message, code, error_subcode: subcode } = answer;
  if (TOO_MUCH_DATA.text.test(message)) return TOO_MUCH_DATA.meaning;
  const known = (wanted: number) => ofThisCall?.get(wanted) ?? MEANINGS.get(wanted);
  if (code === 100 && subcode === HIDDEN_SUBCODE) return known(HIDDEN_SUBCODE);
  const bySubcode = subcode === undefined || subcode < 1000 ? undefined : known(subcode);
  return bySubcode ?? (code === undefined ? undefined : known(code));
}
