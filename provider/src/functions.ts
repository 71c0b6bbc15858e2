import type { LookupFunction } from "./engine/lookup-function";
import { getPhoneNumber } from "./resources/phone-number/get-phone-number";
import { getPhoneNumbers } from "./resources/phone-number/get-phone-numbers";

/** Every function by its name. */
export const FUNCTIONS: ReadonlyMap<string, LookupFunction> = new Map([
  ["getPhoneNumber", getPhoneNumber],
  ["getPhoneNumbers", getPhoneNumbers],
]);
