import { invalidParameter } from "../../graph/error";

/** Throws for a display name that `parameter` must not have. */
export function checkDisplayName(parameter: string, name: string | undefined): void {
  if (name !== undefined && (name.length < 2 || name.length > 75)) {
    throw invalidParameter(`Parameter ${parameter} must have 2 to 75 characters, not ${name.length}.`);
  }
}
