import type { FrontEndWords } from "./front-end-words";

/**
 * What an answer means for the next step.
 * - `throttled`: nothing was done, the same request may be sent later
 * - `unclear`: it may have been done (a read may be repeated, a creation only after a look)
 * - `final`: the same request gets the same answer
 */
export type Kind = "throttled" | "unclear" | "final";

export interface Meaning {
  readonly kind: Kind;
  /** What the reader can do about it, one sentence. */
  readonly remedy: (words: FrontEndWords) => string;
}

/** Meanings by Graph code. */
export type Meanings = ReadonlyMap<number, Meaning>;

const THROTTLED_APP =
  "The app has used up its calls for now: wait, then run the same command again; fewer refreshes use fewer calls.";
const THROTTLED_ACCOUNT =
  "The account's calls are used up for now: wait, then run the same command again; fewer refreshes use fewer calls.";
const TEMPORARY =
  "Meta calls this temporary: run the same command again; if it stays, look at metastatus.com.";
const PERMISSION =
  "Give the token's system user access to this account and the permission whatsapp_business_management, in Business Settings.";
const newToken = ({ setting }: FrontEndWords) =>
  `Make a new system user token with the permission whatsapp_business_management and set it as ${setting("accessToken")} or WHATSAPP_ACCESS_TOKEN.`;
const HIDDEN =
  "Meta answers alike for what does not exist and for what the token may not see: check the id, and that the token's system user has access to this account.";

/** The remedy is a sentence, or a function that makes it with the words of the front end. */
export const meaning = (kind: Kind, remedy: string | Meaning["remedy"]): Meaning => ({
  kind,
  remedy: typeof remedy === "string" ? () => remedy : remedy,
});

/** What codes mean on any call. A resource adds the codes that only its own calls meet. README lists all of them: a test compares. */
export const MEANINGS: Meanings = new Map([
  [1, meaning("unclear", TEMPORARY)],
  [2, meaning("unclear", TEMPORARY)],
  [3, meaning("final", PERMISSION)],
  [4, meaning("throttled", THROTTLED_APP)],
  [10, meaning("final", PERMISSION)],
  [17, meaning("throttled", THROTTLED_APP)],
  [32, meaning("throttled", THROTTLED_APP)],
  [33, meaning("final", HIDDEN)],
  [
    100,
    meaning(
      "final",
      "Meta does not accept one of the values: correct the input that the message speaks of, then run the same command again.",
    ),
  ],
  [102, meaning("final", (words) => `The session of the token has ended. ${newToken(words)}`)],
  [
    104,
    meaning(
      "final",
      ({ setting }) =>
        `Meta wants the app's secret as a proof: set ${setting("appSecret")} or WHATSAPP_APP_SECRET to the secret of the app that made the token.`,
    ),
  ],
  [190, meaning("final", (words) => `The token is not valid, or no longer. ${newToken(words)}`)],
  [200, meaning("final", PERMISSION)],
  [
    300,
    meaning(
      "final",
      "Meta refused the change: look in WhatsApp Manager whether the account has a restriction.",
    ),
  ],
  [
    368,
    meaning(
      "final",
      "Meta blocks the account for a breach of its policies: see Account Quality in Business Settings before you try again.",
    ),
  ],
  [613, meaning("throttled", THROTTLED_APP)],
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
      "The number was registered or deregistered too often: Meta allows it again 72 hours later, and further tries do not help.",
    ),
  ],
]);

/** 100 with this subcode says "does not exist, may not be seen, or is not supported", as code 33 does. */
export const HIDDEN_SUBCODE = 33;
