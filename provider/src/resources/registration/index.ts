import { refuseOtherIds } from "../../account/number-id";
import type { GraphAccess } from "../../engine/access";
import { checkWithSettings } from "../../engine/check-settings";
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
    check: (olds, news) => checkWithSettings(access, (stack) => checkRegistration(olds, news, stack)),

    diff(id, olds, news) {
      const diff = diffRegistration(olds, news);
      memory.takesPlace(id, news.phoneNumberId);
      memory.compared(access, id, diff, news);
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
