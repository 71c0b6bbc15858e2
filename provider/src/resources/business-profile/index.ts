import { refuseOtherIds } from "../../account/number-id";
import type { GraphAccess } from "../../engine/access";
import { checkWithSettings } from "../../engine/check-settings";
import { EntriesOfRun } from "../../engine/entries-of-run";
import type { ResourceKind, Verbs } from "../../engine/resource-kind";
import { checkProfile } from "./check";
import { createProfile } from "./create";
import { deleteProfile } from "./delete";
import { diffProfile } from "./diff";
import { OUTPUTS } from "./fields";
import { DECLARATION } from "./inputs";
import { MEANINGS_OF_PROFILES } from "./meanings";
import { readProfile } from "./read";
import { Run } from "./run";
import { setProfile } from "./set-profile";
import { pendingLine } from "./wording";

export const businessProfile: ResourceKind = {
  ...DECLARATION,
  outputs: OUTPUTS,
  meanings: MEANINGS_OF_PROFILES,
  verbs,
};

function verbs(access: GraphAccess): Verbs {
  const entries = new EntriesOfRun();
  return {
    check: (_olds, news) => checkWithSettings(access, (stack) => checkProfile(news, stack)),

    diff(id, olds, news) {
      const diff = diffProfile(olds, news);
      entries.compared(access, id, diff, news);
      const line = olds.pending === "registration" ? pendingLine(id) : undefined;
      if (line !== undefined && entries.isNew(line)) access.notify(line);
      return diff;
    },

    create: (inputs) => createProfile(new Run(access, {}, inputs), entries),

    read(id, props) {
      refuseOtherIds(id);
      return readProfile(access, id, props);
    },

    async update(id, olds, news) {
      refuseOtherIds(id);
      const run = new Run(access, olds, news);
      entries.keeps(run.id);
      return { ...(await setProfile(run)) };
    },

    delete(id, props) {
      refuseOtherIds(id);
      deleteProfile(access, entries, id, props);
      return Promise.resolve();
    },
  };
}
