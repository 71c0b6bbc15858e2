import { CallError } from "../graph/call-error";
import { Refusal } from "../graph/refusal";
import { SettingsError } from "../settings";
import type { Properties } from "./properties";

export { Refusal };

/** The resource exists, so the engine records it, but a part of the operation failed. The engine shows `reasons`, not the message. */
export class NotInitialised extends Error {
  override readonly name = "NotInitialised";
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    readonly state: Properties,
    reason: string,
  ) {
    super(reason);
    this.reasons = [reason];
  }
}

/** The text of an error for the person who runs Pulumi. */
export function textOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return FOR_PEOPLE.some((kind) => error instanceof kind)
    ? message
    : `Unexpected error: ${message}. This is a bug in pulumi-whatsapp: please report it, without any token.`;
}

const FOR_PEOPLE = [Refusal, NotInitialised, SettingsError, CallError];
