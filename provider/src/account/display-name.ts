const LENGTH = { min: 2, max: 75 };

/** Why a program cannot declare the display name. */
export function displayNameProblem(name: string): string | undefined {
  const length = Array.from(name.trim()).length;
  if (length >= LENGTH.min && length <= LENGTH.max) return undefined;
  const characters = length === 1 ? "1 character" : `${length} characters`;
  return `has ${characters}: write a display name of ${LENGTH.min} to ${LENGTH.max}`;
}
