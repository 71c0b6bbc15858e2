import { z } from "zod";
import { Refusal } from "../../engine/errors";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import type { Properties } from "../../engine/properties";
import { CLASS_NAME, INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a profile as the provider gets them. */
export const profileInputs = z.strictObject(shapeOf(INPUTS, rules));

/** The part of the kind that says which inputs are right. */
export const DECLARATION = { className: CLASS_NAME, inputs: INPUTS, schema: profileInputs };

export type ProfileInputs = z.infer<typeof profileInputs>;

/** The inputs among a profile's properties. */
export const inputsIn = inputReader(profileInputs);

/** The engine hands over only inputs that check accepted. A caller without it gets the reasons. */
export function accepted(properties: Properties): ProfileInputs {
  const parsed = profileInputs.safeParse(properties);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim());
  throw new Refusal(`Could not set the profile of the number: ${reasons.join("; ")}.`);
}
