import * as z from "zod";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import { CLASS_NAME, INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of an override as the provider gets them. */
export const overrideInputs = z.strictObject(shapeOf(INPUTS, rules));

/** The part of the kind that checks inputs. */
export const DECLARATION = { className: CLASS_NAME, inputs: INPUTS, schema: overrideInputs };

export type OverrideInputs = z.infer<typeof overrideInputs>;

/** The inputs among an override's properties. */
export const inputsIn = inputReader(overrideInputs);
