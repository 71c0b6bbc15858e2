export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS = [
  [DAY * 3, DAY, "day"],
  [HOUR, HOUR, "hour"],
  [MINUTE, MINUTE, "minute"],
  [0, 1_000, "second"],
] as const;

/** A duration in words, rounded up: `12 hours`, `40 seconds`. Three days or less are counted in hours. */
export function inWords(milliseconds: number): string {
  for (const [above, unit, name] of UNITS) {
    if (milliseconds <= above) continue;
    const count = Math.ceil(milliseconds / unit);
    return `${count} ${name}${count === 1 ? "" : "s"}`;
  }
  return "0 seconds";
}
