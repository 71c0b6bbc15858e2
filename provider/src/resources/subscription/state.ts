import { outputsOf, type OutputsOf } from "../../engine/fields";
import { OUTPUTS, type OutputSource } from "./fields";
import type { SubscriptionInputs } from "./inputs";

/** The state of a subscription: its inputs, and the addresses that a deletion clears. */
export type SubscriptionState = Partial<SubscriptionInputs> & OutputsOf<typeof OUTPUTS>;

export function stateOf(inputs: Partial<SubscriptionInputs>, source: OutputSource): SubscriptionState {
  return { ...inputs, ...outputsOf(OUTPUTS, source) };
}
