import type { GraphNumber } from "./graph-number";

/** What a number still needs before it can send. */
export type NextStep = "verify" | "register" | "wait for the name";

/** `EXPIRED`: the proof of ownership is too old to register with. */
const UNVERIFIED = new Set<string | null>(["NOT_VERIFIED", "EXPIRED"]);

/** Whether the number is registered for the Cloud API. `null` if Meta does not say. */
export const isRegistered = ({ platform_type: platform }: GraphNumber): boolean | null =>
  platform === null ? null : platform === "CLOUD_API";

/** Whether its owner still has to prove that they own the number. `null` if Meta does not say. */
export function isUnverified({ code_verification_status: verification }: GraphNumber): boolean | null {
  if (UNVERIFIED.has(verification)) return true;
  return verification === "VERIFIED" ? false : null;
}

/** Whether the number can send messages. `null` if Meta does not say. */
export function isReady(number: GraphNumber): boolean | null {
  const registered = isRegistered(number);
  if (registered === false) return false;
  if (number.status !== null && number.status !== "CONNECTED") return false;
  return number.status === null ? null : registered;
}

/** The next step towards a number that sends. `null` if there is none, or Meta does not say enough. */
export function nextStepOf(number: GraphNumber): NextStep | null {
  // A number that runs elsewhere, or is banned, needs none of these steps.
  if (number.platform_type !== "NOT_APPLICABLE" || number.status === "BANNED") return null;
  const unverified = isUnverified(number);
  if (unverified !== false) return unverified === true ? "verify" : null;
  return number.name_status === "PENDING_REVIEW" ? "wait for the name" : "register";
}
