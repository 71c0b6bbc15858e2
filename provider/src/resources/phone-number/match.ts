import type { NumberInputs } from "./inputs";
import { inFormOfToday } from "./spellings";

type Declared = Pick<NumberInputs, "cc" | "phoneNumber">;
interface Shown {
  readonly display_phone_number: string | null;
}

/** The entries that are the declared number, as Meta shows them: those with the same digits first, then other spellings of it. */
export function matching<Entry extends Shown>(
  shown: readonly Entry[],
  { cc, phoneNumber }: Declared,
): Entry[] {
  const wanted = cc + phoneNumber;
  const same = shown.filter((entry) => inFormOfToday(digitsOf(entry)) === inFormOfToday(wanted));
  const isExact = (entry: Entry) => digitsOf(entry) === wanted;
  return [...same.filter(isExact), ...same.filter((entry) => !isExact(entry))];
}

/** The declared number among numbers as Meta shows them. */
export function findDeclared<Entry extends Shown>(
  shown: readonly Entry[],
  declared: Declared,
): Entry | undefined {
  return matching(shown, declared)[0];
}

const digitsOf = ({ display_phone_number: shown }: Shown) => (shown ?? "").replace(/\D/g, "");
