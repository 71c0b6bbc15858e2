/**
 * National numbers in a former form, with the present form, by dial code. Meta may show either for the same number.
 *
 * This adds the digits that the country put in front of a former form, and never cuts. So two different numbers stay different.
 * The Mexican 1 is cut, because no present number has eleven digits.
 */
const RENUMBERED: Readonly<Record<string, readonly (readonly [former: RegExp, today: string])[]>> = {
  // Mexico, 2019: no 1 in front of mobile numbers.
  "52": [[/^1(?<number>[2-9]\d{9})$/, "$<number>"]],
  // Argentina: a 9 in front of mobile numbers, in international writing only.
  "54": [[/^(?<number>(?:11|[23]\d)\d{8})$/, "9$<number>"]],
  // Brazil, 2012 to 2016: a ninth digit in front of mobile numbers.
  "55": [[/^(?<area>[1-9][1-9])(?<number>[6-9]\d{7})$/, "$<area>9$<number>"]],
  // Colombia, 2021: 60 in front of fixed lines. Numbers that begin with 46 kept their eight digits.
  "57": [[/^(?!46)(?<number>(?:[18][1-9]|[24-7][2-9])\d{6})$/, "60$<number>"]],
  // Vietnam, 2018: mobile prefixes of three digits became two.
  "84": Object.entries({
    ...{ 120: 70, 121: 79, 122: 77, 126: 76, 128: 78 },
    ...{ 123: 83, 124: 84, 125: 85, 127: 81, 129: 82 },
    ...{ 162: 32, 163: 33, 164: 34, 165: 35, 166: 36, 167: 37, 168: 38, 169: 39 },
    ...{ 186: 56, 188: 58, 199: 59 },
  }).map(([former, today]) => [new RegExp(`^${former}(?<number>\\d{7})$`), `${today}$<number>`]),
  // Ivory Coast, 2021: two digits in front, by the operator. The second digit of mobile numbers and the third of fixed lines show it.
  "225": [
    [/^(?<number>[04-9][0-3]\d{6})$/, "01$<number>"],
    [/^(?<number>[04-9][4-6]\d{6})$/, "05$<number>"],
    [/^(?<number>[04-9][7-9]\d{6})$/, "07$<number>"],
    [/^(?<number>[23]\d8\d{5})$/, "21$<number>"],
    [/^(?<number>[23]\d0\d{5})$/, "25$<number>"],
    [/^(?<number>[23]\d[1-79]\d{5})$/, "27$<number>"],
  ],
  // Benin, 2024: 01 in front.
  "229": [[/^(?<number>[2-9]\d{7})$/, "01$<number>"]],
  // Gabon, 2019: the first digit, with or without the 0 before it, became two. Calls from abroad leave out that 0.
  "241": [
    [/^0?1(?<number>\d{6})$/, "11$<number>"],
    [/^0?2(?<number>\d{6})$/, "62$<number>"],
    [/^0?4(?<number>\d{6})$/, "74$<number>"],
    [/^0?5(?<number>\d{6})$/, "65$<number>"],
    [/^0?6(?<number>\d{6})$/, "66$<number>"],
    [/^0?7(?<number>\d{6})$/, "77$<number>"],
    [/^0(?<number>(?:11|6[0-256]|7[467])\d{6})$/, "$<number>"],
  ],
  // Madagascar, San Marino, Norfolk Island: fixed lines without the prefix or area code that all of them share.
  "261": [[/^(?<number>[24-9]\d{6})$/, "20$<number>"]],
  "378": [[/^(?<number>[89]\d{5})$/, "0549$<number>"]],
  "672": [[/^(?<number>[0-258]\d{4})$/, "3$<number>"]],
};

/** The digits of a number in the present form, dial code in front: the same for all spellings of one number. */
export function inFormOfToday(digits: string): string {
  const dialCode = [2, 3].map((length) => digits.slice(0, length)).find((code) => code in RENUMBERED) ?? "";
  const national = digits.slice(dialCode.length);
  const rule = RENUMBERED[dialCode]?.find(([former]) => former.test(national));
  return rule === undefined ? digits : dialCode + national.replace(...rule);
}
