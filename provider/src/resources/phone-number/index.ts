import { accountsOf } from "../../account/accounts";
import { refuseOtherIds } from "../../account/number-id";
import type { GraphAccess } from "../../engine/access";
import { checkWithSettings } from "../../engine/check-settings";
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
    check: (olds, news) => checkWithSettings(access, (stack) => checkNumber(olds, news, stack)),

    diff(id, olds, news) {
      const diff = diffNumber(olds, news);
      // An option of the program may replace a changed entry, even against this answer. The engine also compares the dependents of a
      // replaced resource. Those have unknown values, so the engine may replace them as well.
      const stays = !diff.changes && !Object.values(news).includes(UNKNOWN);
      if (!stays) entries.changing(id);
      else if (access.programRuns) entries.unchanged(id);
      if (diff.deleteBeforeReplace && !noticed.has(id)) {
        noticed.add(id);
        access.notify(replacementNotice(id, olds, diff.replaces, access.words));
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
      // Another entry of the stack has the number: a renamed resource, or one number in two entries. Meta loses nothing.
      if (entries.hasAnother(id)) return;
      await deleteNumber(access, id, props);
      entries.gone(id);
    },
  };
}
