import { checkInputs, type Stack } from "../../engine/check-inputs";
import { UNKNOWN, type Properties } from "../../engine/properties";
import type { Checked, Failure } from "../../engine/resource-kind";
import { replacedBy } from "./diff";
import { sameName } from "./display-names";
import { CLASS_NAME, INPUTS } from "./fields";
import { numberInputs } from "./inputs";
import { numberProblem } from "./phone-rules";

const KIND = { className: CLASS_NAME, inputs: INPUTS, schema: numberInputs };

/**
 * Refuses what `pulumi up` would fail on, so that `pulumi preview` fails already. All reasons at once, and no I/O.
 *
 * @param olds the inputs that were checked last, empty for a number that is to be created
 * @param news the inputs as the program gives them
 */
export function checkNumber(olds: Properties, news: Properties, stack: Stack): Checked {
  const { inputs, known, failures: ofEach } = checkInputs(KIND, news, stack);
  const failures = [...ofEach, ...betweenInputs(inputs, known)];
  // What a change means can only be told of inputs that are right.
  if (failures.length === 0) failures.push(...changeFailures(olds, inputs));
  return { inputs, failures };
}

const dialCodeAndNumber = numberInputs.pick({ cc: true, phoneNumber: true });

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
  const whole = dialCodeAndNumber.safeParse({ cc: known.cc, phoneNumber: known.phoneNumber });
  if (whole.success) {
    const reason = numberProblem(whole.data.cc, whole.data.phoneNumber);
    if (reason !== undefined) failures.push({ property: "phoneNumber", reason });
  }
  return failures;
}

function changeFailures(olds: Properties, news: Properties): Failure[] {
  // Without a number of before there is nothing that changes: a creation, or the creating half of a replacement.
  if (typeof olds.phoneNumber !== "string") return [];
  return replacedBy(olds, news).length > 0 ? replacementFailures(olds, news) : renameFailures(olds, news);
}

/** The engine goes by the `retainOnDelete` of the last update: one that comes or goes in this step would be too late. */
function replacementFailures(olds: Properties, news: Properties): Failure[] {
  const before = olds.retainOnDelete === true;
  const after = news.retainOnDelete === true;
  if (before === after) return [];
  const replacing = replacedBy(olds, news).filter((name) => news[name] !== UNKNOWN);
  if (replacing.length === 0) return [];
  const replaced = replacing.join(" and ");
  const reason = after
    ? `retainOnDelete must be applied by an update of its own before the number is replaced: ` +
      `take back the change of ${replaced}, run pulumi up, then change ${replaced} again`
    : `retainOnDelete must stay while the number is replaced: put it back, or take back the change of ${replaced} ` +
      `and remove retainOnDelete by an update of its own`;
  return [{ property: "retainOnDelete", reason }];
}

function renameFailures(olds: Properties, news: Properties): Failure[] {
  const before = typeof olds.verifiedName === "string" ? olds.verifiedName : undefined;
  const after = news.verifiedName;
  if (typeof after !== "string" || after === UNKNOWN || sameName(before, after)) return [];
  const change =
    before === undefined
      ? `cannot be set to "${after}" on a number that was declared without it`
      : `cannot be changed from "${before}" to "${after}"`;
  const back = before === undefined ? "leave it out" : `write "${before}" again`;
  const reason =
    `${change}: Meta's endpoint creates and reads numbers, it cannot rename one. Either ${back}; ` +
    `or rename the number in WhatsApp Manager and then run pulumi refresh; ` +
    `or leave the name to WhatsApp Manager with ignoreChanges: ["verifiedName"]`;
  return [{ property: "verifiedName", reason }];
}
