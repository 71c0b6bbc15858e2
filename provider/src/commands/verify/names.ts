import { Refusal } from "../../graph/refusal";

/** A number as a person names it: by its digits with the dial code in front, or by its id. */
export type NumberName = { readonly digits: string } | { readonly id: string };

/** `+12025550123`, `+1 202-555-0123`, `+1 (202) 555 0123`, or an id. */
export function numberNamed(text: string): NumberName {
  const name = text.trim();
  if (/^\d+$/.test(name)) return { id: name };
  const digits = /^\+[\d\s().-]+$/.test(name) ? name.replace(/\D/g, "") : "";
  if (/^[1-9]\d{6,14}$/.test(digits)) return { digits };
  throw new Refusal(
    `"${text}" is not a number: write the whole number with its dial code, such as +12025550123 (in quotes if it has spaces), or its id.`,
  );
}
