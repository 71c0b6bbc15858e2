import { MEANINGS_OF_WEBHOOKS } from "../../account/webhooks/meanings";
import { DeclaredAddresses, ownAddressesIn } from "../../account/webhooks/own-addresses";
import { accepted } from "../../engine/accepted";
import type { GraphAccess } from "../../engine/access";
import { checkWithSettings } from "../../engine/check-settings";
import { EntriesOfRun } from "../../engine/entries-of-run";
import { diffOf } from "../../engine/diff-of";
import type { ResourceKind, Verbs } from "../../engine/resource-kind";
import { apply } from "./apply";
import { checkSubscription } from "./check";
import { deleteSubscription } from "./delete";
import { INPUTS, OUTPUTS } from "./fields";
import { DECLARATION, inputsIn, subscriptionInputs } from "./inputs";
import { readSubscription } from "./read";
import { Run } from "./run";
import { updateSubscription } from "./update";

export const subscription: ResourceKind = {
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
      checkWithSettings(access, (stack) => checkSubscription(news, stack, access.settings.isGraphLocal)),

    diff(id, olds, news) {
      const diff = diffOf(INPUTS, olds, news);
      entries.compared(access, id, diff, news);
      declared.add(id, news);
      return diff;
    },

    async create(properties) {
      const inputs = accepted(subscriptionInputs, properties, "subscribe to the account");
      const { businessAccountId: id } = inputs;
      // First, because the deletion of a renamed resource must change nothing if the read fails.
      entries.keeps(id);
      declared.add(id, inputs);
      return { id, outs: { ...(await apply(new Run(access, id, {}, inputs), inputs)) } };
    },

    read(id, props) {
      return readSubscription(access, id, props);
    },

    update(id, olds, news) {
      entries.keeps(id);
      // Until the new address is set, the old one is this entry's too.
      declared.add(id, olds);
      declared.add(id, news);
      const inputs = accepted(subscriptionInputs, news, "subscribe to the account");
      return updateSubscription(new Run(access, id, olds, inputs), inputs);
    },

    delete(id, props) {
      const own = ownAddressesIn(props);
      const isKept = entries.isKept(id);
      const run = new Run(access, id, props, inputsIn(props));
      return deleteSubscription(run, isKept ? declared.without(id, own) : own, isKept);
    },
  };
}
