import type { NumberInputs } from "./inputs";

/**
 * One spelling for numbers that Meta writes in two ways: Brazilian mobile numbers with and without the ninth digit,
 * Mexican ones with and without the 1 behind the dial code.
 */
function oneSpelling(digits: string): string {
  const brazil = /^55(\d{2})9([6-9]\d{7})$/.exec(digits);
  if (brazil) return `55${brazil[1] ?? ""}${brazil[2] ?? ""}`;
  const mexico = /^521(\d{10})$/.exec(digits);
  if (mexico) return `52${mexico[1] ?? ""}`;
  return digits;
}

type Declared = Pick<NumberInputs, "cc" | "phoneNumber">;

/** The declared number among numbers as Meta shows them. The same digits win over another spelling of them. */
export function findDeclared<Shown extends { display_phone_number: string | null }>(
  shown: readonly Shown[],
  { cc, phoneNumber }: Declared,
): Shown | undefined {
  const wanted = cc + phoneNumber;
  const digits = (number: Shown) => (number.display_phone_number ?? "").replace(/\D/g, "");
  return (
    shown.find((number) => digits(number) === wanted) ??
    shown.find((number) => oneSpelling(digits(number)) === oneSpelling(wanted))
  );
}

/** The entries that are the declared number: those with the same digits, or else those with another spelling of them. */
export function matching<Shown extends { display_phone_number: string | null }>(
  shown: readonly Shown[],
  { cc, phoneNumber }: Declared,
): Shown[] {
  const wanted = cc + phoneNumber;
  const digits = (number: Shown) => (number.display_phone_number ?? "").replace(/\D/g, "");
  const same = shown.filter((number) => digits(number) === wanted);
  return same.length > 0
    ? same
    : shown.filter((number) => oneSpelling(digits(number)) === oneSpelling(wanted));
}
