import type * as z from "zod";
import type { Properties } from "./properties";

/**
 * The effect of a change of an input:
 * - `replaces`: another resource takes the place of this one
 * - `updates`: the resource stays and gets the new value
 * - `refused`: the preview fails, because the API cannot do it
 * - `nothing`: only a creation uses the input
 */
export type Change = "replaces" | "updates" | "refused" | "nothing";

/**
 * An input of a resource, all of it in one place. Programs load it with the class, so it loads no library. The caller passes the
 * rules that build its schema.
 */
export interface InputField<Rules = never, Schema extends z.ZodType = z.ZodType> {
  /** The form of a value. Optional inputs are `.optional()`. */
  readonly schema: (rules: Rules) => Schema;
  /** Its name in the request that creates the resource; `null` if it is not sent. */
  readonly wire: string | null;
  readonly change: Change;
  /** Whether another value means the same. Without it, only equal values do. */
  readonly same?: (before: unknown, now: unknown) => boolean;
  /** The setting of the stack that replaces a missing input, with the form to write and a word for the value. */
  readonly setting?: { readonly name: string; readonly form: string; readonly value: string };
  /** Names that people who know Meta's API, or its pages, write instead. */
  readonly misnomers?: readonly string[];
  /** Its value is secret: never shown, and stored only encrypted. */
  readonly secret?: true;
  /** Its value may hold a secret, so no error prints it. */
  readonly unprinted?: true;
  /** Not for programs: the class sets it. */
  readonly internal?: true;
}

/** An output of a resource, read from the node as Meta shows it. */
export interface OutputField<Node = never, Value = unknown> {
  readonly from: (node: Node) => Value;
  /** The inputs whose value it shows: it is secret if one of them is. */
  readonly shows?: readonly string[];
  /** An update never changes it, so a preview shows its value to dependents. */
  readonly lasting?: true;
}

/** Makes the outputs that are read from a node of this type. */
export const outputsFrom =
  <Node>() =>
  <Value>(
    from: (node: Node) => Value,
    more: Omit<OutputField<Node, Value>, "from"> = {},
  ): OutputField<Node, Value> => ({ from, ...more });

export type InputFields = Readonly<Record<string, InputField>>;
export type OutputFields = Readonly<Record<string, OutputField>>;

/** The values of output fields. */
export type OutputsOf<Fields extends OutputFields> = {
  readonly [Name in keyof Fields]: ReturnType<Fields[Name]["from"]>;
};

/** The schemas of all inputs, for a zod object. */
export function shapeOf<Rules, Fields extends Readonly<Record<string, InputField<Rules>>>>(
  fields: Fields,
  rules: Rules,
) {
  const shape = Object.entries(fields).map(([name, { schema }]) => [name, schema(rules)]);
  return Object.fromEntries(shape) as {
    -readonly [Name in keyof Fields]: ReturnType<Fields[Name]["schema"]>;
  };
}

/** The parameters of the request that creates the resource. */
export function bodyOf(fields: InputFields, inputs: Properties): Properties {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { wire }]) =>
      wire === null || inputs[name] === undefined ? [] : [[wire, inputs[name]]],
    ),
  );
}

/** The outputs, read from a node. */
export function outputsOf<Node, Fields extends Readonly<Record<string, OutputField<Node>>>>(
  fields: Fields,
  node: Node,
) {
  const outputs = Object.entries(fields).map(([name, { from }]) => [name, from(node)]);
  return Object.fromEntries(outputs) as OutputsOf<Fields>;
}

/** The outputs among the properties of a state. `null` for one that the state lacks. */
export function outputsIn(fields: OutputFields, state: Properties): Properties {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, state[name] ?? null]));
}

/** The inputs that differ and whose change has this effect. */
export function changed(fields: InputFields, effect: Change, before: Properties, now: Properties): string[] {
  return Object.entries(fields)
    .filter(([name, { change, same = equal }]) => change === effect && !same(before[name], now[name]))
    .map(([name]) => name);
}

const equal = (before: unknown, now: unknown) => before === now;

/** Whether two flags mean the same: an absent one is `false`. */
export const sameFlag = (before: unknown, now: unknown): boolean => (before === true) === (now === true);

/** The inputs that programs write. */
export function publicNames(fields: InputFields): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.internal !== true);
}

/** The inputs with secret values. */
export function secretNames(fields: InputFields): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.secret === true);
}

/** The outputs that show the value of inputs. */
export function shownIn(
  fields: OutputFields,
): readonly { readonly output: string; readonly inputs: readonly string[] }[] {
  return Object.entries(fields).flatMap(([output, { shows }]) =>
    shows === undefined ? [] : [{ output, inputs: shows }],
  );
}

/** The values of secret inputs among properties, to be hidden in answers. */
export function secretsIn(fields: InputFields, ...all: readonly Properties[]): string[] {
  const names = secretNames(fields);
  return all
    .flatMap((properties) => names.map((name) => properties[name]))
    .filter((value) => typeof value === "string");
}

/** Each output must be among the properties at registration, or Pulumi creates no `Output` for it. */
export function outputSeeds(inputs: InputFields, outputs: OutputFields): Record<string, undefined> {
  return Object.fromEntries(
    [...publicNames(inputs), ...Object.keys(outputs)].map((name) => [name, undefined]),
  );
}
