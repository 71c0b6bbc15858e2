import { jsonIn } from "./json";

/** The `error_data` of an answer. */
export interface ErrorData {
  readonly details: string | undefined;
  /** The parameters that Meta blames, by their names on the wire. */
  readonly blamed: readonly string[];
}

/**
 * Reads `error_data` in each of its forms: text, JSON as text, `{details}`, `{blame_field}`, `{blame_field_specs:
 * [["verified_name"]]}`. Other forms give nothing.
 */
export function errorData(value: unknown): ErrorData {
  if (typeof value === "string") {
    const parsed = objectIn(value);
    return parsed === undefined ? { details: value, blamed: [] } : errorData(parsed);
  }
  if (typeof value !== "object" || value === null) return { details: undefined, blamed: [] };
  const { details, blame_field, blame_field_specs } = value as Record<string, unknown>;
  return {
    details: typeof details === "string" ? details : undefined,
    blamed: [...new Set([...textsIn(blame_field), ...textsIn(blame_field_specs)])],
  };
}

/** Every text in a value, in lists of any depth. */
function textsIn(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value.flat(3) : [value]).filter((item) => typeof item === "string");
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

function objectIn(text: string): object | undefined {
  const value = jsonIn(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}
