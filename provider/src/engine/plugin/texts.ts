import type * as z from "zod";
import { kindOf } from "../input-reader";
import type { Properties } from "../properties";
import type { ResourceKind } from "../resource-kind";

/**
 * The inputs, with a whole number as the text that an input wants. YAML turns digits without quotes into a number, and so does
 * the stack's config. If a number has lost digits, it stays a number, and check refuses it.
 */
export function withTexts({ schema }: Pick<ResourceKind, "schema">, inputs: Properties): Properties {
  const shape: Readonly<Record<string, z.core.$ZodType | undefined>> = schema.shape;
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) =>
      isText(shape[name]) && Number.isSafeInteger(value) ? [name, String(value)] : [name, value],
    ),
  );
}

const isText = (schema: z.core.$ZodType | undefined) => schema !== undefined && kindOf(schema) === "string";
