/**
 * The digits of a number, dial code first, as Meta shows them. A Brazilian mobile number loses its ninth digit, and a Mexican one
 * gets a 1 after the dial code. All others stay unchanged. In a mobile number 6 to 9 follows the ninth digit, because without it
 * the rest would be a landline.
 *
 * Exported for tests of clients: a client has to find `5511987654321` among numbers that include `551187654321`.
 */
export function rewrittenDigits(digits: string): string {
  return digits.replace(/^(55\d\d)9([6-9]\d{7})$/, "$1$2").replace(/^52(\d{10})$/, "521$1");
}
