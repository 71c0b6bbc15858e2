import { refuseOtherIds } from "../../account/number-id";
import { MEANINGS_OF_WEBHOOKS } from "../../account/webhooks/meanings";
import { DeclaredAddresses, ownAddressesIn } from "../../account/webhooks/own-addresses";
import { accepted } from "../../engine/accepted";
import type { GraphAccess } from "../../engine/access";
import { checkWithSettings } from "../../engine/check-settings";
import { EntriesOfRun } from "../../engine/entries-of-run";
import { diffOf } from "../../engine/diff-of";
import type { ResourceKind, Verbs } from "../../engine/resource-kind";
import { apply } from "./apply";
import { checkOverride } from "./check";
import { deleteOverride } from "./delete";
import { INPUTS, OUTPUTS } from "./fields";
import { DECLARATION, inputsIn, overrideInputs } from "./inputs";
import { readOverride } from "./read";
import { Run } from "./run";

export const webhookOverride: ResourceKind = {
  ...DECLARATION,
  outputs: OUTPUTS,
  meanings: MEANINGS_OF_WEBHOOKS,
  verbs,
};

function verbs(access: GraphAccess): Verbs {
  const entries = new EntriesOfRun();
  const declared = new DeclaredAddresses();
  return {
    check: (_olds, news) =>
      checkWithSettings(access, (stack) => checkOverride(news, stack, access.settings.isGraphLocal)),

    diff(id, olds, news) {
      const diff = diffOf(INPUTS, olds, news);
      entries.compared(access, id, diff, news);
      declared.add(id, news);
      return diff;
    },

    async create(properties) {
      const inputs = accepted(overrideInputs, properties, "set the webhook override");
      const { phoneNumberId: id } = inputs;
      // First, because the deletion of a renamed resource must not clear the address if the read fails.
      entries.keeps(id);
      declared.add(id, inputs);
      return { id, outs: { ...(await apply(new Run(access, id, {}, inputs), inputs)) } };
    },

    read(id, props) {
      refuseOtherIds(id);
      return readOverride(access, id, props);
    },

    async update(id, olds, news) {
      refuseOtherIds(id);
      entries.keeps(id);
      // Until the new address is set, the old one is this entry's too.
      declared.add(id, olds);
      declared.add(id, news);
      const inputs = accepted(overrideInputs, news, "set the webhook override");
      return { ...(await apply(new Run(access, id, olds, inputs), inputs)) };
    },

    delete(id, props) {
      refuseOtherIds(id);
      const own = ownAddressesIn(props);
      const run = new Run(access, id, props, inputsIn(props));
      return deleteOverride(run, entries.isKept(id) ? declared.without(id, own) : own);
    },
  };
}
