import { accountsOf } from "../../account/accounts";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import type { ResourceKind, Verbs } from "../../engine/resource-kind";
import { checkNumber } from "./check";
import { createNumber } from "./create";
import { deleteNumber } from "./delete";
import { diffNumber } from "./diff";
import { CLASS_NAME, INPUTS, OUTPUTS } from "./fields";
import { numberInputs } from "./inputs";
import { MEANINGS_OF_ADDING } from "./meanings";
import { readNumber } from "./read";
import { replacementNotice } from "./replacement-notice";
import { updateNumber } from "./update";

export const phoneNumber: ResourceKind = {
  className: CLASS_NAME,
  inputs: INPUTS,
  outputs: OUTPUTS,
  schema: numberInputs,
  meanings: MEANINGS_OF_ADDING,
  verbs,
};

function verbs(access: GraphAccess): Verbs {
  const { managedNumbers } = access.shared(accountsOf);
  const noticed = new Set<string>();
  return {
    check: (olds, news) =>
      checkNumber(olds, news, { words: access.words, defaults: access.settings.inputDefaults }),

    diff(id, olds, news) {
      managedNumbers.add(id);
      const diff = diffNumber(olds, news);
      if (diff.deleteBeforeReplace && !noticed.has(id)) {
        noticed.add(id);
        access.notify(replacementNotice(id, olds, diff.replaces));
      }
      return diff;
    },

    create: (inputs) => createNumber(access, inputs),

    async read(id, props) {
      refuseOtherIds(id);
      const read = await readNumber(access, id, props);
      if (read.id === undefined) managedNumbers.delete(id);
      return read;
    },

    async update(id, olds, news) {
      refuseOtherIds(id);
      managedNumbers.add(id);
      return updateNumber(access, id, olds, news);
    },

    async delete(id, props: Properties) {
      refuseOtherIds(id);
      await deleteNumber(access, id, props);
      managedNumbers.delete(id);
    },
  };
}

/** An id becomes part of an address: anything but digits would ask for something else than a number. */
function refuseOtherIds(id: string): void {
  if (/^\d+$/.test(id)) return;
  throw new Refusal(`"${id}" is not the id of a number: write its digits, as WhatsApp Manager shows them.`);
}
