import { inFormOfToday } from "./spellings";

interface Declared {
  readonly cc: string;
  readonly phoneNumber: string;
}
interface HasDisplayNumber {
  readonly display_phone_number: string | null;
}

/** The entries for the declared number, as Meta shows them: those with the same digits, or else those with another spelling of it. */
export function matching<Entry extends HasDisplayNumber>(
  shown: readonly Entry[],
  { cc, phoneNumber }: Declared,
): Entry[] {
  const wanted = cc + phoneNumber;
  const exact = shown.filter((entry) => digitsOf(entry) === wanted);
  if (exact.length > 0) return exact;
  return shown.filter((entry) => inFormOfToday(digitsOf(entry)) === inFormOfToday(wanted));
}

const digitsOf = ({ display_phone_number: shown }: HasDisplayNumber) => (shown ?? "").replace(/\D/g, "");
