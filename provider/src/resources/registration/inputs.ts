import { z } from "zod";
import { Refusal } from "../../engine/errors";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import type { Properties } from "../../engine/properties";
import { CLASS_NAME, INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a registration as the provider gets them. */
export const registrationInputs = z.strictObject(shapeOf(INPUTS, rules));

/** The part of the kind that says which inputs are right. */
export const DECLARATION = { className: CLASS_NAME, inputs: INPUTS, schema: registrationInputs };

export type RegistrationInputs = z.infer<typeof registrationInputs>;

/** The inputs among a registration's properties. */
export const inputsIn = inputReader(registrationInputs);

/** The engine hands over only inputs that check accepted. A caller without it gets the reasons, which show no value. */
export function accepted(properties: Properties): RegistrationInputs {
  const parsed = registrationInputs.safeParse(properties);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim());
  throw new Refusal(`Could not register the number: ${reasons.join("; ")}.`);
}

/** The PINs among properties, to be hidden in answers. Meta may repeat the old one too. */
export const pinsIn = (...all: Properties[]): string[] =>
  all.map(({ pin }) => pin).filter((pin) => typeof pin === "string");
