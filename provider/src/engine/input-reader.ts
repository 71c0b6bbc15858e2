import { z } from "zod";
import type { Properties } from "./properties";

/** Makes a function that finds the inputs among a resource's properties. What has another type than an input has counts as absent. */
export function inputReader<Schema extends z.ZodObject>(schema: Schema) {
  const types = Object.entries<z.core.$ZodType>(schema.shape).map(
    ([name, field]) => [name, typeOf(field)] as const,
  );
  return (properties: Properties) => {
    const kept = types.filter(([name, type]) => isOfType(properties[name], type));
    return Object.fromEntries(kept.map(([name]) => [name, properties[name]])) as Partial<z.infer<Schema>>;
  };
}

function isOfType(value: unknown, type: string): boolean {
  return type === "array" ? Array.isArray(value) : typeof value === type;
}

function typeOf(schema: z.core.$ZodType): string {
  return schema instanceof z.ZodOptional ? typeOf(schema.unwrap()) : schema._zod.def.type;
}
