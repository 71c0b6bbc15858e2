const BETWEEN = String.raw`[-\u2010-\u2015\s]?`;
const ALONE = new RegExp(String.raw`^\s*(\d{3})${BETWEEN}(\d{3})\s*$`);
const IN_TEXT = new RegExp(String.raw`(?<!\d)(\d{3})${BETWEEN}(\d{3})(?!\d)`, "g");

/** The digits of a code that was typed: `123830`, `123-830`, `123 830`. `undefined` if it is none. */
export function codeFrom(typed: string): string | undefined {
  const [, first, second] = ALONE.exec(typed) ?? [];
  return first === undefined || second === undefined ? undefined : first + second;
}

/** Every code in a text, such as a whole SMS. */
export function codesIn(text: string): string[] {
  return [...new Set([...text.matchAll(IN_TEXT)].map(([, first = "", second = ""]) => first + second))];
}

/** The spellings of a code, so that none of them is shown. */
export function spellingsOf(code: string): string[] {
  const [first, second] = [code.slice(0, 3), code.slice(3)];
  return [code, `${first}-${second}`, `${first} ${second}`];
}

/** The same text without anything that may be a code. */
export const withoutCodes = (text: string) => text.replace(IN_TEXT, "[code]");
