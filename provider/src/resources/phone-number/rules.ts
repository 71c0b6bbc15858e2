import { displayNameProblem } from "../../account/display-name";
import { ruled, text } from "../../engine/rules";
import { dialCodeProblem } from "./phone-rules";

export { flag, numericId, opaqueId } from "../../engine/rules";

export const dialCode = () => ruled('the dial code as text, for example "1"', dialCodeProblem);

/** Without the dial code its digits mean nothing, so check reads both. */
export const nationalNumber = () => text('the number without dial code as text, for example "2025550123"');

export const displayName = () =>
  ruled('the display name as text, for example "Acme Support"', displayNameProblem);
