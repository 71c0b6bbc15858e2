import { DAY } from "../../limits/duration";
import type { NumberRecord } from "../../nodes/record";
import { isRegistered } from "../../nodes/standing";
import type { Changes } from "../../state/store";

const REGISTER_WITHIN = 14 * DAY;

/** A review decides on the display name. A declined new name stays visible as declined, and the old one stays in use. */
export function reviewed(number: NumberRecord, verdict: "APPROVED" | "DECLINED", now: number): Changes {
  const { newDisplayName } = number;
  if (verdict === "DECLINED")
    return newDisplayName === undefined ? { nameStatus: verdict } : { newNameStatus: verdict };
  return {
    nameStatus: verdict,
    ...(newDisplayName !== undefined && {
      verifiedName: newDisplayName,
      newDisplayName: undefined,
      newNameStatus: undefined,
    }),
    ...toRegisterAgain(number, now),
  };
}

/** After the approval of another name, a registered number must be registered again. */
export function toRegisterAgain(number: NumberRecord, now: number): Changes {
  return isRegistered(number) ? { registerAgainBy: now + REGISTER_WITHIN } : {};
}
