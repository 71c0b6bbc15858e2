import { outputsOf, type OutputsOf } from "../../engine/fields";
import { OUTPUTS, type OutputSource } from "./fields";
import type { OverrideInputs } from "./inputs";

/** The state of an override: its inputs, and the addresses that a deletion clears. */
export type OverrideState = Partial<OverrideInputs> & OutputsOf<typeof OUTPUTS>;

export function stateOf(inputs: Partial<OverrideInputs>, source: OutputSource): OverrideState {
  return { ...inputs, ...outputsOf(OUTPUTS, source) };
}
