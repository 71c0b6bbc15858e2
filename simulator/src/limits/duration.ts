export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS = [
  { from: 3 * DAY + 1, unit: DAY, name: "day" },
  { from: HOUR, unit: HOUR, name: "hour" },
  { from: MINUTE, unit: MINUTE, name: "minute" },
] as const;

/** A duration in words, rounded up: `12 hours`, `40 seconds`. Three days or less are counted in hours. */
export function inWords(milliseconds: number): string {
  const { unit, name } = UNITS.find(({ from }) => milliseconds >= from) ?? { unit: 1_000, name: "second" };
  const count = Math.ceil(milliseconds / unit);
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
