import { meaning, type Meanings } from "../../graph/meanings";

/** Codes that only calls for webhooks get. */
export const MEANINGS_OF_WEBHOOKS: Meanings = new Map([
  [
    2200,
    meaning(
      "final",
      "Meta sends GET <callbackUri>?hub.mode=subscribe&hub.challenge=<number>&hub.verify_token=<verifyToken>, and expects HTTP 200 with only that number as the body. " +
        "Check that the address is reachable from the internet, without a redirect or a login, and that the endpoint compares the declared verifyToken; then run pulumi up again.",
      "handshake",
    ),
  ],
]);
