/** Meta's own pages say this if an answer does not. */
const USUAL = "about 12 hours";

/** How long Meta locks the number, by the text of its refusal. */
export function lockTime(text: string): string {
  const [, count, unit] = /(\d+)[\s-]*(minute|hour|day)/i.exec(text) ?? [];
  if (count === undefined || unit === undefined) return USUAL;
  return `${count} ${unit.toLowerCase()}${count === "1" ? "" : "s"}`;
}
