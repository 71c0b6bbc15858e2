import { invalidParameter } from "../../graph/error";
import { type Parameters, required } from "../../graph/parameters";
import { type Call, numberOf } from "../../layers/call";
import { isRegistered } from "../../nodes/standing";
import type { Changes } from "../../state/store";
import type { World } from "../../world";
import { notRegistered } from "./refusals";

/** The PIN of two-step verification. */
export function pinFrom(parameters: Parameters): string {
  const pin = required(parameters, "pin");
  if (/^\d{6}$/.test(pin)) return pin;
  throw invalidParameter("Parameter pin must be 6 digits.");
}

/** Sets the PIN, or replaces it without knowing the old one. No call turns two-step verification off. */
export function changePin(call: Call, { modes }: World): Changes | undefined {
  if (!call.parameters.has("pin")) return undefined;
  const pin = pinFrom(call.parameters);
  const number = numberOf(call);
  if (!isRegistered(number) && modes.of(number.accountId).pinBeforeRegistration === "refused")
    throw notRegistered("Register the number before you set its PIN.");
  return { pin, wrongPins: undefined };
}
