import { invalidParameter } from "../../graph/error";
import { text } from "../../graph/parameters";
import { type Call, numberOf } from "../../layers/call";
import { DAY, inWords } from "../../limits/duration";
import { spend } from "../../limits/limit";
import type { Changes } from "../../state/store";
import type { World } from "../../world";
import { checkDisplayName } from "./display-name";

const LIMIT = { most: 10, withinMs: 30 * DAY };

/** Requests another display name. Meta then reviews it, one name at a time. */
export function rename(call: Call, { clock }: World): Changes | undefined {
  const name = text(call.parameters, "new_display_name");
  if (name === undefined) return undefined;
  checkDisplayName("new_display_name", name);
  const number = numberOf(call);
  if (number.newNameStatus === "PENDING_REVIEW") {
    throw invalidParameter(
      "Parameter new_display_name: another display name of this number is under review. Wait for its decision.",
    );
  }
  const { used, refusedUntil } = spend(LIMIT, number.renames, clock.now());
  if (refusedUntil !== undefined) {
    throw invalidParameter(
      `Parameter new_display_name: a display name can change 10 times in 30 days. Try again in ${inWords(refusedUntil - clock.now())}.`,
    );
  }
  return { newDisplayName: name, newNameStatus: "PENDING_REVIEW", renames: used };
}
