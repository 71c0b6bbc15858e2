const BETWEEN = String.raw`[-\u2010-\u2015\s]?`;
const ALONE = new RegExp(String.raw`^\s*(\d{3})${BETWEEN}(\d{3})\s*$`);
const IN_TEXT = new RegExp(String.raw`(?<!\d)(\d{3})${BETWEEN}(\d{3})(?!\d)`, "g");

/** The digits of a typed code: `123830`, `123-830`, `123 830`. `undefined` if the text is no code. */
export function codeFrom(typed: string): string | undefined {
  const [, first, second] = ALONE.exec(typed) ?? [];
  return first === undefined || second === undefined ? undefined : first + second;
}

/**
 * Every code in a text, such as a whole SMS. Parts of a phone number are no codes.
 *
 * @param own the number that gets the code, in any spelling, also without its dial code
 */
export function codesIn(text: string, own = ""): string[] {
  const rest = [ownNumber(own), FOLLOWED_BY_CODE, WITH_PLUS, AMERICAN].reduce(
    (left, number) => left.replace(number, "[number]"),
    text,
  );
  return [...new Set([...rest.matchAll(IN_TEXT)].map(([, first = "", second = ""]) => first + second))];
}

const GAP = String.raw`[ \u00a0().\u2010-\u2015-]{0,2}`;
/** A number has 15 digits at most, so the last six of sixteen or more belong to a code. */
const FOLLOWED_BY_CODE = new RegExp(String.raw`\+\d(?:${GAP}\d){9,14}?(?=\s\d{3}${BETWEEN}\d{3}(?!\d))`, "g");
const WITH_PLUS = new RegExp(String.raw`\+\d(?:${GAP}\d){6,14}(?!\d)`, "g");
/** Without a plus, other digits look too much like two codes, or like a date and a code. */
const AMERICAN = /(?<!\d)(?:1[-. ])?\(?\d{3}(?:\) ?|[-. ])\d{3}[-. ]\d{4}(?![-.]?\d)/g;

const LONGEST_DIAL_CODE = 3;
const SHORTEST_NUMBER = 7;

function ownNumber(spelling: string): RegExp {
  const digits = spelling.replace(/\D/g, "");
  const tails = Array.from({ length: LONGEST_DIAL_CODE + 1 }, (_, cut) => digits.slice(cut))
    .filter((tail) => tail.length >= SHORTEST_NUMBER)
    .map((tail) => tail.replace(/\d(?=\d)/g, `$&${GAP}`));
  return tails.length === 0
    ? /(?!)/g
    : new RegExp(String.raw`(?<!\d)(?:\+|0{1,2}${GAP})?(?:${tails.join("|")})(?!\d)`, "g");
}

/** The spellings of a code, so that messages show none of them. */
export function spellingsOf(code: string): string[] {
  const [first, second] = [code.slice(0, 3), code.slice(3)];
  return [code, `${first}-${second}`, `${first} ${second}`];
}

/** The same text without any possible code. */
export const withoutCodes = (text: string) => text.replace(IN_TEXT, "[code]");
