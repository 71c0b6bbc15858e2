import type * as z from "zod";
import { Refusal } from "../graph/refusal";
import type { Properties } from "./properties";

/**
 * The inputs with their types. The engine passes only inputs that check accepted. Another caller gets the reasons, which show no value.
 *
 * @param action the action: "register the number"
 */
export function accepted<Schema extends z.ZodObject>(
  schema: Schema,
  properties: Properties,
  action: string,
): z.output<Schema> {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim());
  throw new Refusal(`Could not ${action}: ${reasons.join("; ")}.`);
}

/** The arguments of a function with their types. Absent ones arrive as `null` from some languages. */
export function acceptedArguments<Schema extends z.ZodObject>(
  schema: Schema,
  args: Properties,
  action: string,
): z.output<Schema> {
  const given = Object.entries(args).filter(([, value]) => value !== null && value !== undefined);
  return accepted(schema, Object.fromEntries(given), action);
}
