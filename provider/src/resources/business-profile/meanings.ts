import { meaning, type Meanings } from "../../graph/meanings";

/** A number without a registration has no profile. */
export const NOT_REGISTERED = 133010;

/** Codes that only the calls of a profile get. docs/reference/graph-codes.md is made from them. */
export const MEANINGS_OF_PROFILES: Meanings = new Map([
  [
    NOT_REGISTERED,
    meaning(
      "final",
      ({ resource }) =>
        `Only a registered number has a profile: declare a ${resource("WhatsAppRegistration")} for it, then run pulumi up again.`,
    ),
  ],
]);
