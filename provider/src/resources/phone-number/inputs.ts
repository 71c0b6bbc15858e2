import { z } from "zod";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import { INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a number as the provider gets them. */
export const numberInputs = z.strictObject(shapeOf(INPUTS, rules));

export type NumberInputs = z.infer<typeof numberInputs>;

/** The inputs among a number's properties. */
export const inputsIn = inputReader(numberInputs);
