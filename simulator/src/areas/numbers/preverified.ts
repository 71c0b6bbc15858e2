import type { Account } from "../../accounts";
import { invalidParameter } from "../../graph/error";
import { type Parameters, text } from "../../graph/parameters";
import { identity, type Phone } from "../../nodes/phone";
import { phoneIn } from "../../start/seed";
import type { World } from "../../world";

type Preverified = Account["preverifiedNumbers"][number];

function phoneOf({ id }: Account, { cc, phoneNumber }: Preverified): Phone {
  return phoneIn(`preverifiedNumbers of account ${id}`, cc, phoneNumber);
}

export function checkPreverified(account: Account): void {
  for (const number of account.preverifiedNumbers) phoneOf(account, number);
}

export function preverifiedIds({ preverifiedNumbers }: Account): string[] {
  return preverifiedNumbers.map(({ id }) => id);
}

/** The pre-verified number in a call, if it names one. Each can be added once. */
export function preverifiedIdOf(
  parameters: Parameters,
  account: Account,
  phone: Phone,
  { store }: World,
): string | undefined {
  const id = text(parameters, "preverified_id");
  if (id === undefined) return undefined;
  const found = account.preverifiedNumbers.find((candidate) => candidate.id === id);
  if (found === undefined) {
    throw invalidParameter(
      `Parameter preverified_id: there is no pre-verified number ${id} on this account. In the simulator they come from the setting preverifiedNumbers.`,
    );
  }
  if (identity(phoneOf(account, found)) !== identity(phone)) {
    throw invalidParameter(
      `Parameter preverified_id: ${id} is another number than the one in cc and phone_number.`,
    );
  }
  if (store.state.usedPreverifiedIds.includes(id)) {
    throw invalidParameter(`Parameter preverified_id: ${id} has been used already.`);
  }
  return id;
}

export function usePreverifiedId({ store }: World, id: string): void {
  store.setState({ usedPreverifiedIds: [...store.state.usedPreverifiedIds, id] });
}
