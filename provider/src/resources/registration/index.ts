import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import { UNKNOWN } from "../../engine/properties";
import type { ResourceKind, Verbs } from "../../engine/resource-kind";
import { checkRegistration } from "./check";
import { createRegistration } from "./create";
import { deleteRegistration } from "./delete";
import { diffRegistration } from "./diff";
import { OUTPUTS } from "./fields";
import { DECLARATION } from "./inputs";
import { MEANINGS_OF_REGISTERING } from "./meanings";
import { Memory } from "./memory";
import { readRegistration } from "./read";
import { Run } from "./run";
import { updateRegistration } from "./update";
import { pendingLine } from "./wording";

export const registration: ResourceKind = {
  ...DECLARATION,
  outputs: OUTPUTS,
  meanings: MEANINGS_OF_REGISTERING,
  verbs,
};

function verbs(access: GraphAccess): Verbs {
  const memory = new Memory();
  return {
    check(olds, news) {
      const stack = { words: access.words, defaults: access.settings.inputDefaults };
      const { inputs, failures } = checkRegistration(olds, news, stack);
      if (failures.length > 0) return { inputs, failures };
      const problems = access.settingsProblems(inputs.businessAccountId);
      return { inputs, failures: problems.map((reason) => ({ property: "", reason })) };
    },

    diff(id, olds, news) {
      const diff = diffRegistration(olds, news);
      memory.compared(id, news.phoneNumberId === UNKNOWN);
      if (!diff.changes && !Object.values(news).includes(UNKNOWN)) memory.keeps(id);
      const line = pendingLine(id, olds.pending);
      if (line !== undefined && memory.isNew(line)) access.notify(line);
      return diff;
    },

    create: (inputs) => createRegistration(new Run(access, memory, {}, inputs)),

    read(id, props) {
      refuseOtherIds(id);
      return readRegistration(access, id, props);
    },

    update(id, olds, news) {
      refuseOtherIds(id);
      return updateRegistration(new Run(access, memory, olds, news), news);
    },

    delete(id, props) {
      refuseOtherIds(id);
      return deleteRegistration(access, memory, id, props);
    },
  };
}

/** An id becomes part of an address: anything but digits would ask for something else than a number. */
function refuseOtherIds(id: string): void {
  if (/^\d+$/.test(id)) return;
  throw new Refusal(`"${id}" is not the id of a number: write its digits, as WhatsApp Manager shows them.`);
}
