import * as z from "zod";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import { CLASS_NAME, INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a profile as the provider gets them. */
export const profileInputs = z.strictObject(shapeOf(INPUTS, rules));

/** The part of the kind that checks inputs. */
export const DECLARATION = { className: CLASS_NAME, inputs: INPUTS, schema: profileInputs };

export type ProfileInputs = z.infer<typeof profileInputs>;

/** The inputs among a profile's properties. */
export const inputsIn = inputReader(profileInputs);
