import { meaning, type Meanings } from "../../graph/meanings";
import { CLASS_NAME } from "./fields";

/** For a rename, the general code has causes of its own. */
export const MEANINGS_OF_RENAMING: Meanings = new Map([
  [
    100,
    meaning(
      "final",
      "Meta's text says why: the name breaks Meta's rules, another name is under review, or the limit of 10 renames in 30 days is reached. The number keeps its name.",
      "fields",
    ),
  ],
]);

/** Codes that only adding a number gets. docs/reference/graph-codes.md is made from them. */
export const MEANINGS_OF_ADDING: Meanings = new Map([
  [
    200000,
    meaning(
      "final",
      "Meta does not let this app or account add numbers: verify the business, or add the number in WhatsApp Manager and adopt it with adoptExisting: true.",
    ),
  ],
  [
    2388001,
    meaning(
      "final",
      "Meta's text gives the reason: if the number is in use elsewhere, delete it from its WhatsApp app or its other account, or move it with migratePhoneNumber: true; " +
        "if two-step verification is on there, turn it off; if its name is not processed yet, wait.",
    ),
  ],
  [
    2388012,
    meaning(
      "final",
      ({ lookupFunction }) =>
        `The number is on the account already: adopt it with adoptExisting: true, or look it up with ${lookupFunction(CLASS_NAME)}.`,
      "duplicate",
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
