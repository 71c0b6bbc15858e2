import { isLiving } from "../../nodes/leave";
import type { NumberRecord } from "../../nodes/record";
import { isRegistered, verificationStatus, waitsForItsName } from "../../nodes/standing";
import type { World } from "../../world";

/** The step that a number needs next. Undefined if no action of its owner would help. */
export function nextStep(number: NumberRecord, { clock, modes }: World): string | undefined {
  const { halfDeregistered, registerAgainBy, status } = number;
  if (!isLiving(number)) return undefined;
  if (halfDeregistered === true) return "deregister again";
  if (isRegistered(number)) {
    if (registerAgainBy !== undefined) return "register again";
    return status === "CONNECTED" ? "ready" : undefined;
  }
  if (verificationStatus(number, clock) !== "VERIFIED") return "verify";
  return waitsForItsName(number, modes) ? "wait for the name" : "register";
}
