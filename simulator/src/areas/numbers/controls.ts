import { leave } from "../../nodes/leave";
import type { NumberChanges } from "../../nodes/number-changes";
import type { NumberRecord } from "../../nodes/record";
import { type SimulatedNumber, simulatedNumber } from "../../nodes/simulated-number";
import type { SeededNumber } from "../../settings/settings";
import { seedNumber } from "../../start/seed";
import { saveSoon } from "../../state/save-soon";
import type { World } from "../../world";
import { reviewed, toRegisterAgain } from "./name-review";

/** Changes to numbers without a call: by a program, a person or Meta. */
export interface NumberControls {
  /** All numbers, in order of creation. */
  numbers(accountId?: string): SimulatedNumber[];
  /** Adds a number behind the client's back, as a person in WhatsApp Manager would. */
  addNumber(accountId: string, number: SeededNumber): SimulatedNumber;
  /** Changes a number's states, as Meta or a person in WhatsApp Manager does. */
  changeNumber(id: string, changes: NumberChanges): SimulatedNumber;
  /** Gives a number another display name, already approved. */
  renameNumber(id: string, verifiedName: string): SimulatedNumber;
  /** Decides on a number's display name: on the requested one, if there is one. */
  reviewName(id: string, verdict: "APPROVED" | "DECLINED"): SimulatedNumber;
  /** Deletes a number, which the API cannot do. With the mode `removedNumbers: "kept"` its entry stays, until it is removed too. */
  removeNumber(id: string): void;
}

export function controls(world: World): NumberControls {
  const { store, clock } = world;
  const shown = (number: NumberRecord): SimulatedNumber => simulatedNumber(number, world);
  const known = (id: string): NumberRecord => {
    const number = store.find(id);
    if (number === undefined) throw new Error(`The simulator has no number with the id ${id}.`);
    return number;
  };
  const changed = (number: NumberRecord): SimulatedNumber => {
    saveSoon(world);
    return shown(number);
  };
  return {
    numbers: (accountId) => store.list(accountId).map(shown),
    addNumber(accountId, seed) {
      if (!world.accounts.has(accountId)) throw new Error(`The simulator has no account ${accountId}.`);
      return changed(seedNumber(store, accountId, seed, clock.now()));
    },
    changeNumber(id, changes) {
      const number = known(id);
      const verified = changes.codeVerificationStatus === "VERIFIED";
      store.change(number, { ...changes, ...(verified && { verifiedAt: clock.now() }) });
      return changed(number);
    },
    renameNumber(id, verifiedName) {
      const number = known(id);
      store.change(number, { verifiedName, ...toRegisterAgain(number, clock.now()) });
      return changed(number);
    },
    reviewName(id, verdict) {
      const number = known(id);
      store.change(number, reviewed(number, verdict, clock.now()));
      return changed(number);
    },
    removeNumber(id) {
      leave(world, known(id), "DELETED");
      saveSoon(world);
    },
  };
}
