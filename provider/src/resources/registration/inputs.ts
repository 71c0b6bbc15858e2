import * as z from "zod";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import { CLASS_NAME, INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a registration as the provider gets them. */
export const registrationInputs = z.strictObject(shapeOf(INPUTS, rules));

/** The part of the kind that checks inputs. */
export const DECLARATION = { className: CLASS_NAME, inputs: INPUTS, schema: registrationInputs };

export type RegistrationInputs = z.infer<typeof registrationInputs>;

/** The inputs among a registration's properties. */
export const inputsIn = inputReader(registrationInputs);
