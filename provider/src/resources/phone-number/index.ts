import { accountsOf } from "../../account/accounts";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import { UNKNOWN, type Properties } from "../../engine/properties";
import type { ResourceKind, Verbs } from "../../engine/resource-kind";
import { checkNumber } from "./check";
import { createNumber } from "./create";
import { deleteNumber } from "./delete";
import { diffNumber } from "./diff";
import { OUTPUTS } from "./fields";
import { DECLARATION } from "./inputs";
import { MEANINGS_OF_ADDING } from "./meanings";
import { readNumber } from "./read";
import { replacementNotice } from "./replacement-notice";
import { updateNumber } from "./update";

export const phoneNumber: ResourceKind = {
  ...DECLARATION,
  outputs: OUTPUTS,
  meanings: MEANINGS_OF_ADDING,
  verbs,
};

function verbs(access: GraphAccess): Verbs {
  const { entries } = access.shared(accountsOf);
  const noticed = new Set<string>();
  return {
    check(olds, news) {
      const stack = { words: access.words, defaults: access.settings.inputDefaults };
      const { inputs, failures } = checkNumber(olds, news, stack);
      if (failures.length > 0) return { inputs, failures };
      // Only now, because which token is needed depends on the account. A setting belongs to no input.
      const problems = access.settingsProblems(inputs.businessAccountId);
      return { inputs, failures: problems.map((reason) => ({ property: "", reason })) };
    },

    diff(id, olds, news) {
      const diff = diffNumber(olds, news);
      // An entry that changes may be replaced, by an option of the program even if this says otherwise. The engine also compares the
      // dependents of a resource that it replaces: those have unknown values, and the engine may replace them as well.
      const stays = !diff.changes && !Object.values(news).includes(UNKNOWN);
      if (stays) entries.unchanged(id);
      else entries.changing(id);
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
      if (read.id === undefined) entries.gone(id);
      return read;
    },

    async update(id, olds, news) {
      refuseOtherIds(id);
      const outputs = await updateNumber(access, id, olds, news);
      entries.updated(id);
      return outputs;
    },

    async delete(id, props: Properties) {
      refuseOtherIds(id);
      // Another entry of the stack has the number: a resource that was renamed, or one number in two entries. Meta loses nothing.
      if (entries.hasAnother(id)) return;
      await deleteNumber(access, id, props);
      entries.gone(id);
    },
  };
}

/** An id becomes part of an address: anything but digits would ask for something else than a number. */
function refuseOtherIds(id: string): void {
  if (/^\d+$/.test(id)) return;
  throw new Refusal(`"${id}" is not the id of a number: write its digits, as WhatsApp Manager shows them.`);
}
