import { outputsOf, type OutputsOf } from "../../engine/fields";
import { OUTPUTS, type Known } from "./fields";
import type { ProfileInputs } from "./inputs";

/** What the state holds of a profile: the inputs, as declared, and how far Meta has them. */
export type ProfileState = Partial<ProfileInputs> & OutputsOf<typeof OUTPUTS>;

export function stateOf(inputs: Partial<ProfileInputs>, known: Known): ProfileState {
  return { ...inputs, ...outputsOf(OUTPUTS, known) };
}

/** The hash of the picture that Meta has, as a state says it. */
export const pictureIn = ({ pictureSha256 }: { readonly pictureSha256?: unknown }): string | null =>
  typeof pictureSha256 === "string" ? pictureSha256 : null;
