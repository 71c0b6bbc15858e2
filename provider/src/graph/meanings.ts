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
  readonly remedy: string;
}

const THROTTLED_APP =
  "The app has used up its calls for now: wait, then run the same command again; fewer refreshes use fewer calls.";
const THROTTLED_ACCOUNT =
  "The account's calls are used up for now: wait, then run the same command again; fewer refreshes use fewer calls.";
const TEMPORARY =
  "Meta calls this temporary: run the same command again; if it stays, look at metastatus.com.";
const PERMISSION =
  "Give the token's system user access to this account and the permission whatsapp_business_management, in Business Settings.";
const TOKEN =
  "Make a new system user token with the permission whatsapp_business_management and set it as whatsapp:accessToken or WHATSAPP_ACCESS_TOKEN.";
const HIDDEN =
  "Meta answers alike for what does not exist and for what the token may not see: check the id, and that the token's system user has access to this account.";

const meaning = (kind: Kind, remedy: string): Meaning => ({ kind, remedy });

/** By Graph code. README lists the same codes: a test compares them. */
export const MEANINGS: ReadonlyMap<number, Meaning> = new Map([
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
  [102, meaning("final", `The session of the token has ended. ${TOKEN}`)],
  [
    104,
    meaning(
      "final",
      "Meta wants the app's secret as a proof: set whatsapp:appSecret or WHATSAPP_APP_SECRET to the secret of the app that made the token.",
    ),
  ],
  [190, meaning("final", `The token is not valid, or no longer. ${TOKEN}`)],
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
  [
    200000,
    meaning(
      "final",
      "Meta does not let this app or account add numbers: verify the business, or add the number in WhatsApp Manager and take it over with adoptExisting: true.",
    ),
  ],
  [
    2388001,
    meaning(
      "final",
      "The number is still on another account: delete it there, or move it with migratePhoneNumber: true.",
    ),
  ],
  [
    2388012,
    meaning(
      "final",
      "The number is on the account already: take it over with adoptExisting: true, or look it up with WhatsAppPhoneNumber.get.",
    ),
  ],
  [
    2388103,
    meaning(
      "final",
      "A precondition of the migration is missing: two-step verification must be off on the old account, and both accounts verified and in good standing.",
    ),
  ],
]);

/** 100 with this subcode says "does not exist, may not be seen, or is not supported", as code 33 does. */
export const HIDDEN_SUBCODE = 33;
