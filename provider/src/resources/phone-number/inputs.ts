import * as z from "zod";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import { CLASS_NAME, INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a number as the provider gets them. */
export const numberInputs = z.strictObject(shapeOf(INPUTS, rules));

/** The part of the kind that checks inputs. */
export const DECLARATION = { className: CLASS_NAME, inputs: INPUTS, schema: numberInputs };

export type NumberInputs = z.infer<typeof numberInputs>;

/** The inputs among a number's properties. */
export const inputsIn = inputReader(numberInputs);
