import { dialCodeOf, inUse, isAccepted } from "../../account/declarable-digits";
import { isDialCode } from "../../account/numbering-plans";

/** The reason why `cc` is no dial code, with the right value if it is certain. */
export function dialCodeProblem(cc: string): string | undefined {
  if (isDialCode(cc)) return undefined;
  if (!/^\d+$/.test(cc)) {
    const digits = withoutPunctuation(cc)?.replace(/^\+/, "");
    return digits !== undefined && isDialCode(digits)
      ? `write ${digits}, digits only, without a plus sign: cc: "${digits}"`
      : 'write the dial code, 1 to 3 digits, for example "1"';
  }
  const front = dialCodeOf(cc);
  if (cc.length > 3 && front !== undefined) {
    return `is longer than a dial code: write "${front}", and the rest in front of phoneNumber`;
  }
  return 'is not a dial code that any country uses: write 1 to 3 digits, for example "1" or "44"';
}

/**
 * The reason why the number cannot have this dial code.
 *
 * Possible digits pass even if no operator has them yet, because the library may be older than the number. They fail if they also
 * read as a number in use, with its dial code or a 0 in front. Advice is stricter, because a possible number may belong to
 * somebody else. So the reason shows a number only if it is the only one in use among all readings, or has the written digits.
 *
 * @param cc `undefined` if it is not known, or wrong itself
 */
export function numberProblem(cc: string | undefined, phoneNumber: string): string | undefined {
  if (!/^\d+$/.test(phoneNumber)) return writingProblem(cc, phoneNumber);
  if (cc === undefined || isAccepted(cc, phoneNumber)) return undefined;
  const [right, ...others] = inUse(cc, phoneNumber);
  if (right === undefined || others.length > 0) {
    return `has ${phoneNumber.length} digits, but is not a number with the dial code ${cc}: write the whole number without its dial code`;
  }
  if (phoneNumber === cc + right) {
    return `write "${right}": the dial code ${cc} is in cc already`;
  }
  return phoneNumber.length > right.length
    ? `write "${right}": the number as it is dialled from abroad, without the dial code`
    : `write "${right}": the whole number, with its area code`;
}

function writingProblem(cc: string | undefined, phoneNumber: string): string {
  if (!/\d/.test(phoneNumber)) return "has no digits: write the number in digits, without its dial code";
  const plain = withoutPunctuation(phoneNumber);
  const right = plain === undefined || cc === undefined ? undefined : meantInWriting(cc, plain);
  return right === undefined
    ? "write digits only: without spaces, signs or an extension, and without the dial code"
    : `write "${right}": digits only, without spaces or signs, and without the dial code`;
}

/** @param plain digits, with or without a plus sign in front */
function meantInWriting(cc: string, plain: string): string | undefined {
  if (plain.startsWith("+") && !plain.startsWith(`+${cc}`)) return undefined;
  const digits = plain.startsWith("+") ? plain.slice(1 + cc.length) : plain;
  const [right, ...others] = inUse(cc, digits);
  if (right !== undefined) return others.length === 0 ? right : undefined;
  // Not in use, such as a fictional number: certain only if nothing in front may be dropped.
  const isPlain = !digits.startsWith("0") && !digits.startsWith(cc);
  return isPlain && isAccepted(cc, digits) ? digits : undefined;
}

/** The digits, with any plus sign in front. `undefined` for text with another possible meaning: letters, an extension, two numbers. */
function withoutPunctuation(text: string): string | undefined {
  const plain = text
    .trim()
    // An area code or a 0. Brackets after the number would mean an extension.
    .replace(/^(\+?[\d ]*)\((\d+)\)(?=.*\d)/, "$1$2")
    .replace(/[\p{Zs}\p{Cf}\p{Dash}\t.]/gu, "");
  return /^\+?\d+$/.test(plain) ? plain : undefined;
}
