import { accountsOf } from "../../account/accounts";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import type { Failure, ResourceKind, Verbs } from "../../engine/resource-kind";
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
  const { entries } = access.shared(accountsOf);
  const noticed = new Set<string>();
  return {
    check(olds, news) {
      const stack = { words: access.words, defaults: access.settings.inputDefaults };
      const { inputs, failures } = checkNumber(olds, news, stack);
      // Which token is needed can only be said of an account id that is right.
      return failures.length > 0
        ? { inputs, failures }
        : { inputs, failures: settingsFailures(access, inputs.businessAccountId) };
    },

    diff(id, olds, news) {
      const diff = diffNumber(olds, news);
      // An entry that changes may be replaced, by an option of the program even if this says otherwise.
      if (!diff.changes) entries.unchanged(id);
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

/** Settings that would fail the update fail in preview already. They belong to no input, so they carry no property. */
function settingsFailures({ settings }: GraphAccess, businessAccountId: unknown): Failure[] {
  const isId = typeof businessAccountId === "string" && /^\d+$/.test(businessAccountId);
  return settings.problems(isId ? businessAccountId : undefined).map((reason) => ({ property: "", reason }));
}

/** An id becomes part of an address: anything but digits would ask for something else than a number. */
function refuseOtherIds(id: string): void {
  if (/^\d+$/.test(id)) return;
  throw new Refusal(`"${id}" is not the id of a number: write its digits, as WhatsApp Manager shows them.`);
}
