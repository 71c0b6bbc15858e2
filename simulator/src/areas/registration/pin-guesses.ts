import { graphError } from "../../graph/error";
import { HOUR, inWords, MINUTE } from "../../limits/duration";
import { spend } from "../../limits/limit";
import type { NumberRecord } from "../../nodes/record";
import type { World } from "../../world";

/** Meta names no figures: these are a guess. */
const LIMIT = { most: 5, withinMs: 12 * HOUR, blockMs: 12 * HOUR };
const FAST = 3;
const PAUSE = MINUTE;

/** Throws if the PIN is wrong, or comes too soon after wrong ones. */
export function checkPin(number: NumberRecord, pin: string, { store, clock }: World): void {
  if (number.pin === undefined) return;
  const now = clock.now();
  const { calls = [], blockedUntil = 0 } = number.wrongPins ?? {};
  if (now < blockedUntil) throw guessedTooOften(blockedUntil - now);
  const last = calls[calls.length - 1] ?? 0;
  if (calls.length >= FAST && now - last < PAUSE) throw guessedTooFast(last + PAUSE - now);
  if (pin === number.pin) return;
  const { used, refusedUntil } = spend(LIMIT, number.wrongPins, now);
  store.change(number, { wrongPins: used });
  if (refusedUntil !== undefined) throw guessedTooOften(refusedUntil - now);
  throw graphError({
    code: 133005,
    message: "Two step verification PIN mismatch",
    details: "The PIN is not the one that this number was registered with.",
  });
}

function guessedTooOften(waitMs: number) {
  return graphError({
    code: 133008,
    message: "Too many two step verification PIN guesses for this phone number",
    details: `Try again in ${inWords(waitMs)}.`,
  });
}

function guessedTooFast(waitMs: number) {
  return graphError({
    code: 133009,
    message: "Two step verification PIN guessed too fast",
    details: `Try again in ${inWords(waitMs)}.`,
  });
}
