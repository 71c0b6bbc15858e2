import type { z } from "zod";
import { INPUT_NAMES, numberInputs, type NumberInputs } from "./inputs";
import { sameName } from "./names";
import { numberProblem } from "./phone-rules";
import { replacedBy } from "./diff";

/** What the engine writes for a value that is not known before the update, whatever its type. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export interface Failure {
  readonly property: string;
  readonly reason: string;
}

export interface Checked {
  readonly inputs: Record<string, unknown>;
  readonly failures: Failure[];
}

/** Settings of the stack that stand in for inputs. */
export interface Defaults {
  readonly businessAccountId?: string | undefined;
}

/**
 * Refuses what `pulumi up` would fail on, so that `pulumi preview` fails already. All reasons at once, and no I/O.
 *
 * @param olds the inputs that were checked last, empty for a number that is to be created
 * @param news the inputs as the program gives them
 */
export function checkNumber(
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
  defaults: Defaults = {},
): Checked {
  const inputs = withDefaults(withoutAbsent(news), defaults);
  const known = Object.fromEntries(Object.entries(inputs).filter((entry) => !isUnknownInput(entry)));
  const failures = [...shapeFailures(inputs, known), ...betweenInputs(inputs, known)];
  // What a change means can only be told of inputs that are right.
  if (failures.length === 0) failures.push(...changeFailures(olds, inputs));
  return { inputs, failures };
}

/** A name that no input has is wrong whatever its value is going to be. */
function isUnknownInput([name, value]: [string, unknown]): boolean {
  return value === UNKNOWN && INPUT_NAMES.some((input) => input === name);
}

function withoutAbsent({ __provider, ...inputs }: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => value !== undefined && value !== null),
  );
}

function withDefaults(inputs: Record<string, unknown>, { businessAccountId }: Defaults) {
  return businessAccountId === undefined ? inputs : { businessAccountId, ...inputs };
}

function shapeFailures(inputs: Record<string, unknown>, known: Record<string, unknown>): Failure[] {
  const parsed = numberInputs.safeParse(known);
  if (parsed.success) return [];
  return parsed.error.issues
    .flatMap(asFailures)
    .filter(({ property }) => !isUnknownInput([property, inputs[property]]));
}

function asFailures(issue: z.core.$ZodIssue): Failure[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((property) => ({ property, reason: notAnInput(property) }));
  }
  const property = String(issue.path[0] ?? "");
  if (
    property === "businessAccountId" &&
    issue.code === "invalid_type" &&
    issue.message.startsWith("is missing")
  ) {
    return [{ property, reason: NO_ACCOUNT }];
  }
  return [{ property, reason: issue.message }];
}

const NO_ACCOUNT =
  "is missing: write the numeric id of the WhatsApp Business Account, " +
  "or set it for the whole stack with `pulumi config set whatsapp:businessAccountId <id>`";

function notAnInput(property: string): string {
  const letters = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
  const meant = PUBLIC_NAMES.find((name) => letters(name) === letters(property)) ?? WIRE_NAMES.get(property);
  return meant === undefined
    ? `is not an input of WhatsAppPhoneNumber: the inputs are ${PUBLIC_NAMES.join(", ")}`
    : `is not an input of WhatsAppPhoneNumber: write ${meant}`;
}

const PUBLIC_NAMES = INPUT_NAMES.filter((name) => name !== "retainOnDelete");

/** Names that somebody who knows Meta's API, or its pages, writes first. */
const WIRE_NAMES: ReadonlyMap<string, keyof NumberInputs> = new Map([
  ["wabaId", "businessAccountId"],
  ["waba_id", "businessAccountId"],
  ["countryCode", "cc"],
  ["dialCode", "cc"],
  ["displayName", "verifiedName"],
  ["migrate", "migratePhoneNumber"],
]);

const dialCodeAndNumber = numberInputs.pick({ cc: true, phoneNumber: true });

function betweenInputs(inputs: Record<string, unknown>, known: Record<string, unknown>): Failure[] {
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

function changeFailures(olds: Record<string, unknown>, news: Record<string, unknown>): Failure[] {
  // Without a number of before there is nothing that changes: a creation, or the creating half of a replacement.
  if (typeof olds.phoneNumber !== "string") return [];
  return replacedBy(olds, news).length > 0 ? replacementFailures(olds, news) : renameFailures(olds, news);
}

/** The engine goes by the `retainOnDelete` of the last update: one that comes or goes in this step would be too late. */
function replacementFailures(olds: Record<string, unknown>, news: Record<string, unknown>): Failure[] {
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

function renameFailures(olds: Record<string, unknown>, news: Record<string, unknown>): Failure[] {
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
