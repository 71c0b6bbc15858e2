import { graphError } from "../../graph/error";
import type { Quota } from "./shapes";

const MOST = 10;
const WINDOW = 72 * 3_600_000;

/** Counts one more call. Beyond ten in 72 hours `refused` is true, and stays so for 72 hours from the first refusal. */
export function spend(quota: Quota | undefined, now: number): { quota: Quota; refused: boolean } {
  const blockedUntil = quota?.blockedUntil;
  if (blockedUntil !== undefined && now < blockedUntil)
    return { quota: { ...quota, calls: [] }, refused: true };
  const calls = (quota?.calls ?? []).filter((at) => now - at < WINDOW);
  if (calls.length < MOST) return { quota: { calls: [...calls, now] }, refused: false };
  return { quota: { calls: [], blockedUntil: now + WINDOW }, refused: true };
}

export function quotaExceeded() {
  return graphError({
    code: 133016,
    message: "Account register or deregister rate limit exceeded",
    details:
      "This number was registered or deregistered too often: 10 times in 72 hours are allowed. Wait 72 hours.",
  });
}
