import { invalidParameter } from "./error";

/** Parameters of a call by name: query, form and JSON alike, all as text. Missing values and null are absent. */
export type Parameters = ReadonlyMap<string, string>;

/** Later sources win. Values other than text, number or boolean stay JSON, because the official SDK sends them so. */
export function mergeParameters(...sources: unknown[]): Parameters {
  const merged = new Map<string, string>();
  for (const source of sources) {
    if (typeof source !== "object" || source === null) continue;
    for (const [name, value] of Object.entries(source as Record<string, unknown>)) {
      const text = asText(value);
      if (text !== undefined) merged.set(name, text);
    }
  }
  return merged;
}

function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

/** Text of a parameter without white space around it. Empty text counts as absent. */
export function text(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name)?.trim();
  return value === "" ? undefined : value;
}

export function required(parameters: Parameters, name: string): string {
  const value = text(parameters, name);
  if (value === undefined) throw invalidParameter(`Parameter ${name} is missing.`);
  return value;
}

export function boolean(parameters: Parameters, name: string): boolean {
  const value = text(parameters, name)?.toLowerCase();
  if (value === undefined || value === "false" || value === "0") return false;
  if (value === "true" || value === "1") return true;
  throw invalidParameter(`Parameter ${name} must be true or false, not ${JSON.stringify(value)}.`);
}

/** The `fields` of a call: `id,status`, or a JSON list of names. Undefined if the call names none. */
export function askedFields(parameters: Parameters): string[] | undefined {
  const asked = text(parameters, "fields");
  if (asked === undefined) return undefined;
  const names = asked.replace(/^\[|\]$/g, "").split(",");
  return [...new Set(names.map((name) => name.trim().replace(/^"|"$/g, "")).filter((name) => name !== ""))];
}
