import { invalidParameter } from "../../graph/error";
import { type Parameters, required } from "../../graph/parameters";

/** The PIN of two-step verification. */
export function pinFrom(parameters: Parameters): string {
  const pin = required(parameters, "pin");
  if (/^\d{6}$/.test(pin)) return pin;
  throw invalidParameter("Parameter pin must be 6 digits.");
}
