import { MEANINGS_OF_WEBHOOKS } from "../../account/webhooks/meanings";
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
import { DECLARATION, subscriptionInputs } from "./inputs";
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
  return {
    check: (_olds, news) =>
      checkWithSettings(access, (stack) => checkSubscription(news, stack, access.settings.isGraphLocal)),

    diff(id, olds, news) {
      const diff = diffOf(INPUTS, olds, news);
      entries.compared(access, id, diff, news);
      return diff;
    },

    async create(properties) {
      const inputs = accepted(subscriptionInputs, properties, "subscribe to the account");
      const { businessAccountId: id } = inputs;
      // First: if the look fails, the deletion of a renamed resource must not clear the address or end it.
      entries.keeps(id);
      return { id, outs: { ...(await apply(new Run(access, id, {}, inputs), inputs)) } };
    },

    read(id, props) {
      return readSubscription(access, id, props);
    },

    update(id, olds, news) {
      entries.keeps(id);
      const inputs = accepted(subscriptionInputs, news, "subscribe to the account");
      return updateSubscription(new Run(access, id, olds, inputs), inputs);
    },

    delete(id, props) {
      return deleteSubscription(access, entries, id, props);
    },
  };
}
