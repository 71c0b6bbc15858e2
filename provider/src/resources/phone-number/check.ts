import type { z } from "zod";
import { publicNames, type InputField } from "../../engine/fields";
import { UNKNOWN, type Properties } from "../../engine/properties";
import type { Checked, Failure } from "../../engine/resource-kind";
import type { FrontEndWords } from "../../graph/front-end-words";
import { replacedBy } from "./diff";
import { sameName } from "./display-names";
import { CLASS_NAME, INPUTS } from "./fields";
import { INPUT_NAMES, numberInputs } from "./inputs";
import { numberProblem } from "./phone-rules";

/** What check needs to know of the stack. */
export interface Stack {
  readonly words: FrontEndWords;
  /** Settings that stand in for inputs. */
  readonly defaults: { readonly businessAccountId?: string | undefined };
}

/**
 * Refuses what `pulumi up` would fail on, so that `pulumi preview` fails already. All reasons at once, and no I/O.
 *
 * @param olds the inputs that were checked last, empty for a number that is to be created
 * @param news the inputs as the program gives them
 */
export function checkNumber(olds: Properties, news: Properties, { words, defaults }: Stack): Checked {
  const inputs = withDefaults(withoutAbsent(news), defaults);
  const known = Object.fromEntries(Object.entries(inputs).filter((entry) => !isUnknownInput(entry)));
  const failures = [...shapeFailures(inputs, known, words), ...betweenInputs(inputs, known)];
  // What a change means can only be told of inputs that are right.
  if (failures.length === 0) failures.push(...changeFailures(olds, inputs));
  return { inputs, failures };
}

/** A name that no input has is wrong whatever its value is going to be. */
function isUnknownInput([name, value]: [string, unknown]): boolean {
  return value === UNKNOWN && INPUT_NAMES.some((input) => input === name);
}

function withoutAbsent(inputs: Properties): Properties {
  return Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => value !== undefined && value !== null),
  );
}

function withDefaults(inputs: Properties, { businessAccountId }: Stack["defaults"]): Properties {
  return businessAccountId === undefined ? inputs : { businessAccountId, ...inputs };
}

function shapeFailures(inputs: Properties, known: Properties, words: FrontEndWords): Failure[] {
  const parsed = numberInputs.safeParse(known);
  if (parsed.success) return [];
  return parsed.error.issues
    .flatMap((issue) => asFailures(issue, words))
    .filter(({ property }) => !isUnknownInput([property, inputs[property]]));
}

function asFailures(issue: z.core.$ZodIssue, words: FrontEndWords): Failure[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((property) => ({ property, reason: notAnInput(property, words) }));
  }
  const property = String(issue.path[0] ?? "");
  if (
    property === "businessAccountId" &&
    issue.code === "invalid_type" &&
    issue.message.startsWith("is missing")
  ) {
    return [{ property, reason: noAccount(words) }];
  }
  return [{ property, reason: issue.message }];
}

const noAccount = ({ setCommand }: FrontEndWords) =>
  "is missing: write the numeric id of the WhatsApp Business Account, " +
  `or set it for the whole stack with \`${setCommand("businessAccountId", "id")}\``;

function notAnInput(property: string, words: FrontEndWords): string {
  const letters = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
  const meant = PUBLIC_NAMES.find((name) => letters(name) === letters(property)) ?? MISNOMERS.get(property);
  const resource = words.resource(CLASS_NAME);
  return meant === undefined
    ? `is not an input of ${resource}: the inputs are ${PUBLIC_NAMES.join(", ")}`
    : `is not an input of ${resource}: write ${meant}`;
}

const PUBLIC_NAMES = publicNames(INPUTS);

/** The right name, by the names that somebody who knows Meta's API, or its pages, writes first. */
const MISNOMERS: ReadonlyMap<string, string> = new Map(
  Object.entries<InputField>(INPUTS).flatMap(([name, { misnomers = [] }]) =>
    misnomers.map((misnomer) => [misnomer, name]),
  ),
);

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
