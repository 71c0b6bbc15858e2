import { GraphError } from "../graph/graph-error";
import { TransportError } from "../graph/transport-error";
import type { NumberState } from "../number/state";
import { SettingsError } from "./settings";

/** A refusal of our own: its message is written for the person who runs Pulumi. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** The number exists and is to be recorded, but not all went well. The engine shows `reasons`, not the message. */
export class NotInitialised extends Error {
  override readonly name = "NotInitialised";
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    readonly state: NumberState,
    reason: string,
  ) {
    super(reason);
    this.reasons = [reason];
  }
}

export interface Handover {
  readonly verb: string;
  /** The `__provider` of the resource. */
  readonly handle: unknown;
  readonly hide: (text: string) => string;
}

/**
 * The error as the engine is to get it: the bridge prints `${error}: ${error.stack}` beside it, which the user sees as a second message.
 * So those two are short, and the text is told once.
 */
export function forEngine(error: unknown, { verb, handle, hide }: Handover): Error {
  const shown = new Error(hide(textOf(error)));
  if (error instanceof NotInitialised) {
    // Recorded as given: without the handle the next operation would find no provider.
    const properties = handle === undefined ? { ...error.state } : { ...error.state, __provider: handle };
    Object.assign(shown, { id: error.id, properties, reasons: error.reasons.map(hide) });
  }
  Object.defineProperty(shown, "toString", { value: () => "pulumi-whatsapp", enumerable: false });
  shown.stack = `${verb} failed, for the reason that is shown with the resource`;
  return shown;
}

function textOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return FOR_PEOPLE.some((kind) => error instanceof kind)
    ? message
    : `Unexpected: ${message}. This is a defect of pulumi-whatsapp: please report it, without any token.`;
}

const FOR_PEOPLE = [Refusal, NotInitialised, SettingsError, GraphError, TransportError];
