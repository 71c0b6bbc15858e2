import type { GraphNumber } from "../../account/graph-number";
import { isRegistered, isUnverified } from "../../account/next-step";
import { outputsOf, type OutputsOf } from "../../engine/fields";
import { OUTPUTS, type Pending, type OutputSource } from "./fields";
import type { RegistrationInputs } from "./inputs";

/** The state of a registration: the inputs, and Meta's facts about the number. `null` stands for a fact that Meta does not show. */
export type RegistrationState = Partial<RegistrationInputs> & OutputsOf<typeof OUTPUTS>;

export function stateOf(inputs: Partial<RegistrationInputs>, source: OutputSource): RegistrationState {
  return { ...inputs, ...outputsOf(OUTPUTS, source) };
}

/** The reason why a number waits, after a refresh. */
export function pendingNow(before: unknown, number: GraphNumber): Pending | null {
  const registered = isRegistered(number);
  if (registered === true) return null;
  if (registered === false && isUnverified(number) === true) return "verification";
  const stays = (["name", "quota", "outcome"] as const).find((pending) => pending === before);
  return stays ?? null;
}
