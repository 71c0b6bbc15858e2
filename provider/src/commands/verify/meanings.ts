import { meaning, type Meanings } from "../../graph/meanings";

export const CANNOT_REQUEST = 136024;
export const WRONG_CODE = 136025;

/** Codes with a meaning of their own on the edges of verification. docs/reference/graph-codes.md is made from them. */
export const MEANINGS_OF_VERIFYING: Meanings = new Map([
  [
    100,
    meaning(
      "final",
      "Meta does not accept one of the values: try another --language or --method, then run the same command again.",
    ),
  ],
  [
    CANNOT_REQUEST,
    meaning(
      "final",
      "The number is verified already, or locked after too many codes: check it in WhatsApp Manager, then run the same command again later.",
    ),
  ],
  [
    WRONG_CODE,
    meaning(
      "final",
      "The code is wrong, or older than 10 minutes: run the same command again for a new one.",
    ),
  ],
]);
