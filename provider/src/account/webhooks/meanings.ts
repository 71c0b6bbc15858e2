import { meaning, type Meanings } from "../../graph/meanings";

/** Codes that only calls for webhooks get. */
export const MEANINGS_OF_WEBHOOKS: Meanings = new Map([
  [
    2200,
    meaning(
      "final",
      "Meta sends GET <callbackUri>?hub.mode=subscribe&hub.challenge=<number>&hub.verify_token=<verifyToken>, and wants HTTP 200 with that number alone as the body. " +
        "Check that the internet reaches the address, without a redirect or a login, and that the endpoint has the declared verifyToken; then run pulumi up again.",
      "handshake",
    ),
  ],
]);
