import { meaning, type Meanings } from "../../graph/meanings";

const PERMISSION =
  "Give the token the permission whatsapp_business_messaging beside whatsapp_business_management, and its system user access to this account, in Business Settings.";

/** Codes that only the calls of a registration get. docs/reference/graph-codes.md is made from them. */
export const MEANINGS_OF_REGISTERING: Meanings = new Map([
  [3, meaning("final", PERMISSION, "listing refused")],
  [10, meaning("final", PERMISSION, "listing refused", "fields")],
  [200, meaning("final", PERMISSION, "listing refused")],
  [
    133000,
    meaning(
      "final",
      "An earlier deregistration did not finish: the number must be deregistered again before it can be registered.",
    ),
  ],
  [
    133005,
    meaning(
      "final",
      "Two-step verification is on with another PIN: an admin can change the PIN in WhatsApp Manager; then set the new PIN as pin and run pulumi up again.",
    ),
  ],
  [
    133006,
    meaning(
      "final",
      "The number's verification is missing or too old: run `npx pulumi-whatsapp verify` for the number, then pulumi up.",
    ),
  ],
  [
    133008,
    meaning(
      "final",
      "The PIN was wrong too often: wait as long as Meta's text says, correct pin, then run pulumi up again.",
    ),
  ],
  [
    133009,
    meaning("final", "PINs were sent too fast: wait as long as Meta's text says, then run pulumi up again."),
  ],
  [133010, meaning("final", "The number is not registered: run pulumi refresh, then pulumi up.")],
  [
    133015,
    meaning("final", "The number was deleted moments ago: wait five minutes, then run pulumi up again."),
  ],
  [
    2388001,
    meaning(
      "final",
      "Meta's text gives the reason: if the number is in use in a WhatsApp app or on another account, delete it there; " +
        "if two-step verification or the ownership is wrong, check the number in WhatsApp Manager; if its name is not processed yet, wait and run pulumi up again.",
    ),
  ],
]);
