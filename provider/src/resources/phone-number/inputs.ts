import { z } from "zod";
import { shapeOf } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import { INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a number as the provider gets them. */
export const numberInputs = z.strictObject(shapeOf(INPUTS, rules));

export type NumberInputs = z.infer<typeof numberInputs>;

export const INPUT_NAMES = Object.keys(INPUTS) as (keyof NumberInputs)[];

const TYPES = INPUT_NAMES.map((name) => [name, typeOf(numberInputs.shape[name])] as const);

/** The inputs among a resource's properties. What has another type than an input has counts as absent. */
export function inputsIn(properties: Properties): Partial<NumberInputs> {
  const kept = TYPES.filter(([name, type]) => typeof properties[name] === type);
  return Object.fromEntries(kept.map(([name]) => [name, properties[name]]));
}

function typeOf(schema: z.ZodType): string {
  return schema instanceof z.ZodOptional ? typeOf(schema.unwrap() as z.ZodType) : schema.type;
}
