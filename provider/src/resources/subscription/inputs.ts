import * as z from "zod";
import { shapeOf } from "../../engine/fields";
import { inputReader } from "../../engine/input-reader";
import { CLASS_NAME, INPUTS } from "./fields";
import * as rules from "./rules";

/** The inputs of a subscription as the provider gets them. */
export const subscriptionInputs = z.strictObject(shapeOf(INPUTS, rules));

/** The part of the kind that checks inputs. */
export const DECLARATION = { className: CLASS_NAME, inputs: INPUTS, schema: subscriptionInputs };

export type SubscriptionInputs = z.infer<typeof subscriptionInputs>;

/** The inputs among a subscription's properties. */
export const inputsIn = inputReader(subscriptionInputs);
