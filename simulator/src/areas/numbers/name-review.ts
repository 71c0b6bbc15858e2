import type { Changes } from "../../state/store";
import type { NumberRecord } from "../../nodes/record";

/** What a review of the display name changes. A declined new name stays visible as declined; the old one goes on. */
export function reviewed({ newDisplayName }: NumberRecord, verdict: "APPROVED" | "DECLINED"): Changes {
  if (newDisplayName === undefined) return { nameStatus: verdict };
  if (verdict === "DECLINED") return { newNameStatus: verdict };
  return {
    verifiedName: newDisplayName,
    nameStatus: "APPROVED",
    newDisplayName: undefined,
    newNameStatus: undefined,
  };
}
