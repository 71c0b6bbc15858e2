import { checkInputs, type Stack } from "../../engine/check-inputs";
import { changed } from "../../engine/fields";
import { UNKNOWN, type Properties } from "../../engine/properties";
import type { Checked, Failure } from "../../engine/resource-kind";
import { replacedBy } from "./diff";
import { sameName } from "./display-names";
import { deletesFirst, INPUTS } from "./fields";
import { DECLARATION, numberInputs } from "./inputs";
import { numberProblem } from "./phone-rules";

/**
 * Refuses inputs that would fail `pulumi up`, so that `pulumi preview` fails instead. All reasons at once, and no I/O.
 *
 * @param olds the inputs that were checked last, empty for a number that is to be created
 * @param news the program's inputs, and the resource options that the class repeats among them
 */
export function checkNumber(olds: Properties, news: Properties, stack: Stack): Checked {
  // For this check only. In the state, it would be a difference whenever the option comes or goes.
  const { deleteBeforeReplace, ...declared } = news;
  const { inputs, known, failures: ofEach } = checkInputs(DECLARATION, declared, stack);
  const failures = [...ofEach, ...betweenInputs(inputs, known)];
  // Only valid inputs show the effect of a change.
  if (failures.length === 0) failures.push(...changeFailures(olds, inputs, deleteBeforeReplace));
  return { inputs, failures };
}

function betweenInputs(inputs: Properties, known: Properties): Failure[] {
  const failures: Failure[] = [];
  if (
    inputs.verifiedName === undefined &&
    inputs.migratePhoneNumber !== true &&
    inputs.migratePhoneNumber !== UNKNOWN
  ) {
    const reason =
      'is missing: write the display name, for example "Acme Support" (only a migrated number has none)';
    failures.push({ property: "verifiedName", reason });
  }
  if (typeof known.phoneNumber === "string") {
    // "+1" gets a reason of its own, and still shows which number is meant.
    const written = typeof known.cc === "string" ? known.cc.replace(/^\+/, "") : undefined;
    const cc = numberInputs.shape.cc.safeParse(written).data;
    const reason = numberProblem(cc, known.phoneNumber);
    if (reason !== undefined) failures.push({ property: "phoneNumber", reason });
  }
  return failures;
}

function changeFailures(olds: Properties, news: Properties, deleteBeforeReplace: unknown): Failure[] {
  // Without old inputs nothing changes: this is a creation, or the creating half of a replacement.
  if (typeof olds.phoneNumber !== "string") return [];
  const replaces = replacedBy(olds, news);
  if (replaces.length === 0) return renameFailures(olds, news);
  const replacing = replaces.filter((name) => news[name] !== UNKNOWN);
  return replacing.length === 0
    ? []
    : replacementFailures(olds, news, deleteBeforeReplace, replacing.join(" and "));
}

/** The engine uses the `retainOnDelete` of the last update, so a change in this step would be too late. */
function replacementFailures(
  olds: Properties,
  news: Properties,
  deleteBeforeReplace: unknown,
  replaced: string,
): Failure[] {
  const before = olds.retainOnDelete === true;
  const after = news.retainOnDelete === true;
  if (before !== after) {
    const reason = after
      ? `retainOnDelete must be applied by a separate update before the number is replaced: ` +
        `undo the change of ${replaced}, run pulumi up, then change ${replaced} again`
      : `retainOnDelete must stay while the number is replaced: restore it, or undo the change of ${replaced} ` +
        `and remove retainOnDelete by a separate update`;
    return [{ property: "retainOnDelete", reason }];
  }
  if (deleteBeforeReplace === undefined || deleteBeforeReplace === deletesFirst(after)) return [];
  const harm = after
    ? "the old number would leave the state before the new one exists, and a failed creation would leave neither"
    : "a second number would be created before the deletion of the old one fails";
  const reason = `with deleteBeforeReplace: ${after}, ${harm}. Leave the option out while ${replaced} changes`;
  // The engine names only the resource, because the option is no property.
  return [{ property: "", reason }];
}

function renameFailures(olds: Properties, news: Properties): Failure[] {
  if (news.renameByApi === UNKNOWN) return [];
  if (news.renameByApi === true) return declinedFailures(olds, news);
  return changed(INPUTS, "refused", olds, news)
    .filter((property) => news[property] !== UNKNOWN)
    .map((property) => ({ property, reason: cannotRename(olds[property], news[property]) }));
}

/** A refresh leaves a declined name among the inputs, because check sees no other part of the state. */
function declinedFailures({ declinedName }: Properties, { verifiedName }: Properties): Failure[] {
  if (typeof declinedName !== "string" || typeof verifiedName !== "string") return [];
  return sameName(declinedName, verifiedName) ? [{ property: "verifiedName", reason: DECLINED }] : [];
}

const DECLINED =
  "was declined by Meta, which neither shows nor reviews it, and is not sent again: write another name, or the one that Meta shows (without ignoreChanges for it). " +
  "WhatsApp Manager shows the reason. If Meta has approved or reviews the name by now, run pulumi refresh";

function cannotRename(before: unknown, after: unknown): string {
  const isNamed = typeof before === "string";
  const change = isNamed
    ? `cannot be changed from "${before}" to "${String(after)}"`
    : `cannot be set to "${String(after)}" on a number that was declared without it`;
  const back = isNamed ? `write "${before}" again` : "leave it out";
  return (
    `${change}: Meta renames a number only after a review. Choose one: ` +
    `(1) ${back}; (2) write renameByApi: true, so that Meta reviews the new name; ` +
    `(3) rename the number in WhatsApp Manager, then run pulumi refresh; ` +
    `(4) keep the name in WhatsApp Manager, with ignoreChanges: ["verifiedName"]`
  );
}
