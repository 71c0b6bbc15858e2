import { invalidParameter } from "../../graph/error";

/** Throws if `parameter` must not have this display name. */
export function checkDisplayName(parameter: string, name: string | undefined): void {
  if (name === undefined) return;
  // An emoji is one character, although JavaScript counts two.
  const { length } = Array.from(name);
  if (length >= 2 && length <= 75) return;
  throw invalidParameter(`Parameter ${parameter} must have 2 to 75 characters, not ${length}.`);
}
