/**
 * The digits of a number, dial code first, as Meta shows them: a Brazilian mobile number without its ninth digit, a Mexican one with a 1
 * behind the dial code. All others stay as they are. A mobile number has 6 to 9 behind the ninth digit; without it the rest would be a landline.
 *
 * Exported for tests of clients: a client has to find `5511987654321` among the numbers of an account that show `551187654321`.
 */
export function rewrittenDigits(digits: string): string {
  return digits.replace(/^(55\d\d)9([6-9]\d{7})$/, "$1$2").replace(/^52(\d{10})$/, "521$1");
}
