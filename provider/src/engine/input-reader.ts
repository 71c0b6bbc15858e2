import * as z from "zod";
import type { Properties } from "./properties";

/** The types of values by the kinds of schemas that inputs have. Another kind fails at load, so that no input is lost unnoticed. */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  enum: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  array: (value) => Array.isArray(value),
  /** Of texts, numbers and booleans. */
  union: (value) => ["string", "number", "boolean"].includes(typeof value),
};

/** Returns a function that finds the inputs among a resource's properties. A value of another type than the input's counts as absent. */
export function inputReader<Schema extends z.ZodObject>(schema: Schema) {
  const types = Object.entries<z.core.$ZodType>(schema.shape).map(
    ([name, field]) => [name, typeOf(name, field)] as const,
  );
  return (properties: Properties) => {
    const kept = types.filter(([name, isOfType]) => isOfType(properties[name]));
    return Object.fromEntries(kept.map(([name]) => [name, properties[name]])) as Partial<z.infer<Schema>>;
  };
}

function typeOf(name: string, schema: z.core.$ZodType): (value: unknown) => boolean {
  const kind = kindOf(schema);
  const type = TYPES[kind];
  if (type === undefined) throw new Error(`No input can have the schema of ${name}: ${kind}`);
  return type;
}

/** The kind of a schema, whether the value is optional or not: "string". */
export function kindOf(schema: z.core.$ZodType): string {
  return schema instanceof z.ZodOptional ? kindOf(schema.unwrap()) : schema._zod.def.type;
}
