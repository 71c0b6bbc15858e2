import { outputsOf, type OutputsOf } from "../../engine/fields";
import { OUTPUTS, type ProfileFacts } from "./fields";
import type { ProfileInputs } from "./inputs";

/** The state of a profile: the declared inputs, and the part that Meta has. */
export type ProfileState = Partial<ProfileInputs> & OutputsOf<typeof OUTPUTS>;

export function stateOf(inputs: Partial<ProfileInputs>, known: ProfileFacts): ProfileState {
  return { ...inputs, ...outputsOf(OUTPUTS, known) };
}

/** The hash of Meta's picture, from a state. */
export const pictureIn = ({ pictureSha256 }: { readonly pictureSha256?: unknown }): string | null =>
  typeof pictureSha256 === "string" ? pictureSha256 : null;
