import { GraphError } from "../graph/error";
import { type Phone, phoneOf } from "../nodes/phone";
import { isLiving } from "../nodes/leave";
import type { NumberRecord } from "../nodes/record";
import type { SeededNumber } from "../settings/settings";
import { SettingsError } from "../settings/settings-error";
import type { Store } from "../state/store";

/** Adds a number without a call: from the settings, or by the program that runs the simulator. */
export function seedNumber(store: Store, accountId: string, number: SeededNumber, now: number): NumberRecord {
  const { cc, phoneNumber, ...rest } = number;
  const phone = phoneIn(`numbers of account ${accountId}`, cc, phoneNumber);
  if (
    isLiving({ status: rest.status ?? "" }) &&
    store.entriesOf(phone).some((entry) => entry.accountId === accountId)
  ) {
    throw new SettingsError(`The account ${accountId} has +${cc} ${phoneNumber} already.`);
  }
  if (rest.id !== undefined && store.isTaken(rest.id)) {
    throw new SettingsError(`The id ${rest.id} of +${cc} ${phoneNumber} is used already.`);
  }
  return store.add({ ...rest, accountId, ...phone, createdAt: now });
}

/** `place` names the number's place in the settings, for the person who wrote them. */
export function phoneIn(place: string, cc: string, phoneNumber: string): Phone {
  try {
    return phoneOf(cc, phoneNumber);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new SettingsError(`${place}: ${error.details ?? error.message}`);
  }
}
