import { CallError, waitSentence, type Kind } from "./call-error";
import type { FrontEndWords } from "./front-end-words";
import { hiding } from "./redact";

/** The reason why no usable answer came. */
export interface Cause {
  readonly why: string;
  readonly kind: Kind;
  /** The advice for this reason. Without it, the advice for any failure of the kind. */
  readonly remedy?: string | undefined;
}

/** No usable answer came. */
export class TransportError extends CallError {
  override readonly name = "TransportError";
  readonly kind: Kind;

  constructor(
    action: string,
    readonly reason: Cause,
    readonly words: FrontEndWords,
    readonly waitMinutes?: number,
  ) {
    const facts = [`Could not ${action}: ${reason.why}.`, ...waitSentence(waitMinutes)].join(" ");
    super(action, facts, reason.remedy ?? REMEDIES[reason.kind](words));
    this.kind = reason.kind;
  }

  forAction(action: string, secrets: readonly string[] = []): TransportError {
    const why = hiding(secrets)(this.reason.why);
    return new TransportError(action, { ...this.reason, why }, this.words, this.waitMinutes);
  }

  afterWaiting(action: string, waitMinutes: number | undefined): TransportError {
    return new TransportError(action, this.reason, this.words, waitMinutes);
  }
}

const REMEDIES: Readonly<Record<Kind, (words: FrontEndWords) => string>> = {
  unsent: ({ setting }) =>
    `No request was sent: check the network, and ${setting("graphUrl")} if it is set; then run the same command again.`,
  throttled: () => "Wait, then run the same command again.",
  unclear: () => "Run the same command again; if the error stays, check the network and metastatus.com.",
  final: ({ setting }) => `Check ${setting("graphUrl")}, and any proxy in between.`,
};
