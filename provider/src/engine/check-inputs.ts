import type * as z from "zod";
import type { FrontEndWords } from "../graph/front-end-words";
import { publicNames, secretNames, type InputFields } from "./fields";
import { letters } from "./letters";
import { UNKNOWN, type Properties } from "./properties";
import type { Failure, ResourceKind } from "./resource-kind";

/** The facts about the stack that check needs. */
export interface Stack {
  readonly words: FrontEndWords;
  /** Settings that replace missing inputs. */
  readonly defaults: Readonly<Partial<Record<string, string>>>;
}

export interface CheckedInputs {
  /** With the settings in place of missing inputs, and without absent values. */
  readonly inputs: Properties;
  /** The inputs whose value is known already. */
  readonly known: Properties;
  readonly failures: readonly Failure[];
}

type Inputs = Pick<ResourceKind, "className" | "inputs" | "schema">;

/** Checks each input by itself: its name and its form. It reports all reasons at once. A value that is not known before the update passes. */
export function checkInputs(kind: Inputs, news: Properties, stack: Stack): CheckedInputs {
  const inputs = withDefaults(withoutAbsent(news), kind.inputs, stack.defaults);
  const known = Object.fromEntries(
    Object.entries(inputs).filter(([name, value]) => !isUnknownInput(kind.inputs, name, value)),
  );
  const parsed = kind.schema.safeParse(known);
  const failures = (parsed.error?.issues ?? [])
    .flatMap((issue) => asFailures(issue, kind, stack.words))
    .filter(({ property }) => !isUnknownInput(kind.inputs, property, inputs[property]))
    .map((failure) => withoutValue(failure, kind.inputs));
  return { inputs, known, failures };
}

/** The engine prints the value of the property that a failure names, secrets too. So the failure of a secret input names no property. */
function withoutValue({ property, reason }: Failure, fields: InputFields): Failure {
  const { secret, unprinted } = fields[property] ?? {};
  return secret === true || unprinted === true
    ? { property: "", reason: `${property} ${reason}` }
    : { property, reason };
}

/** A name that no input has is wrong with any value. */
function isUnknownInput(fields: InputFields, name: string, value: unknown): boolean {
  return holdsUnknown(value) && Object.hasOwn(fields, name);
}

/** A list is unknown if one of its values is. */
function holdsUnknown(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holdsUnknown) : value === UNKNOWN;
}

function withoutAbsent(inputs: Properties): Properties {
  return Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => value !== undefined && value !== null),
  );
}

function withDefaults(inputs: Properties, fields: InputFields, defaults: Stack["defaults"]): Properties {
  const standingIn = Object.entries(fields).flatMap(([name, { setting }]): [string, string][] => {
    const value = setting === undefined ? undefined : defaults[setting.name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(standingIn), ...inputs };
}

function asFailures(issue: z.core.$ZodIssue, kind: Inputs, words: FrontEndWords): Failure[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((property) => {
      const reason = notAnInput(property, kind, words);
      // A misspelt name may have a secret as its value, and the engine would print it.
      return secretNames(kind.inputs).length > 0
        ? { property: "", reason: `${property} ${reason}` }
        : { property, reason };
    });
  }
  const property = String(issue.path[0] ?? "");
  const setting = kind.inputs[property]?.setting;
  const isMissing = issue.code === "invalid_type" && issue.message.startsWith("is missing");
  if (setting === undefined || !isMissing) return [{ property, reason: issue.message }];
  const reason = `is missing: write ${setting.form}, or ${words.setForAll(setting.name, setting.value)}`;
  return [{ property, reason }];
}

function notAnInput(property: string, { className, inputs }: Inputs, words: FrontEndWords): string {
  const names = publicNames(inputs);
  const meant =
    names.find((name) => letters(name) === letters(property)) ??
    names.find((name) => inputs[name]?.misnomers?.includes(property));
  const advice = meant === undefined ? `the inputs are ${names.join(", ")}` : `write ${meant}`;
  return `is not an input of ${words.resource(className)}: ${advice}`;
}
