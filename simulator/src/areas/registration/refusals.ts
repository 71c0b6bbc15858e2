import { graphError } from "../../graph/error";
import { MINUTE } from "../../limits/duration";
import { identity } from "../../nodes/phone";
import type { NumberRecord } from "../../nodes/record";
import { isRegistered, verificationStatus, waitsForItsName } from "../../nodes/standing";
import type { World } from "../../world";

const DELETION_TAKES = 5 * MINUTE;

export function notRegistered(details: string) {
  return graphError({ code: 133010, message: "Phone number is not registered", details });
}

/** Throws if the number cannot be registered now, with any PIN. */
export function refuseUnready(number: NumberRecord, { store, clock, modes }: World): void {
  if (number.halfDeregistered === true) {
    throw graphError({
      code: 133000,
      message: "Incomplete deregistration",
      details: "A deregistration of this number has failed. Deregister it again, then register it.",
    });
  }
  const slow = modes.of(number.accountId).deletion === "slow";
  if (slow && deletedRecently(number, store.state.recentlyDeleted, clock.now())) {
    throw graphError({
      code: 133015,
      message: "Please wait a few minutes before attempting to register this phone number",
      details: "The deletion of this phone number has not completed yet. Wait 5 minutes.",
    });
  }
  if (!isRegistered(number) && verificationStatus(number, clock) !== "VERIFIED") {
    throw graphError({
      code: 133006,
      message: "Phone number re-verification needed",
      details: "Verify the number before registering it: request_code, then verify_code.",
    });
  }
  if (waitsForItsName(number, modes)) {
    throw graphError({
      code: 100,
      subcode: 2388001,
      message: "Invalid parameter",
      title: "Cannot Create Certificate",
      userMessage:
        "No certificate can be created because the display name of this phone number has not been processed yet. Try again once it is approved.",
    });
  }
}

type Deleted = World["store"]["state"]["recentlyDeleted"];

function deletedRecently(number: NumberRecord, deleted: Deleted, now: number): boolean {
  return stillRecent(deleted, now).some(({ digits }) => digits === identity(number));
}

function stillRecent(deleted: Deleted, now: number): Deleted {
  return deleted.filter(({ at }) => now - at < DELETION_TAKES);
}

export function rememberDeletion(number: NumberRecord, { store, clock }: World): void {
  const now = clock.now();
  const before = stillRecent(store.state.recentlyDeleted, now);
  store.setState({ recentlyDeleted: [...before, { digits: identity(number), at: now }] });
}
