const LENGTH = { min: 2, max: 75 };

/** Why a program cannot declare the display name. */
export function displayNameProblem(name: string): string | undefined {
  const length = Array.from(name.trim()).length;
  if (length >= LENGTH.min && length <= LENGTH.max) return undefined;
  return `has ${length} characters: write a display name of ${LENGTH.min} to ${LENGTH.max}`;
}
