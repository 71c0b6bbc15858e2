import type { FrontEndWords } from "./front-end-words";

/**
 * No usable answer came.
 * - `unsent`: the request certainly did not reach the server
 * - `unclear`: it may have been carried out
 * - `final`: it makes no sense to send it again as it is
 */
export class TransportError extends Error {
  override readonly name = "TransportError";

  constructor(
    readonly failed: string,
    readonly why: string,
    readonly kind: "unsent" | "unclear" | "final",
    readonly words: FrontEndWords,
  ) {
    super(`Could not ${failed}: ${why}.${kind === "unsent" ? ` ${nothingSent(words)}` : ""}`);
  }

  /** The same failure, told of something else: several operations share one call. */
  about(failed: string): TransportError {
    return new TransportError(failed, this.why, this.kind, this.words);
  }
}

const nothingSent = ({ setting }: FrontEndWords) =>
  `No request was sent: check the network, and ${setting("graphUrl")} if it is set.`;
