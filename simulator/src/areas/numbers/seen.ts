import type { NumberRecord } from "../../nodes/record";
import { verificationStatus } from "../../nodes/standing";
import type { World } from "../../world";

/** A number's states, as programs see them. */
export interface SeenNumber {
  readonly verifiedName: string;
  readonly codeVerificationStatus: string;
  readonly qualityRating: string;
  readonly status: string;
  readonly nameStatus: string;
  readonly platformType: string;
  /** A requested display name without an approval yet. */
  readonly newDisplayName: string | undefined;
  readonly newNameStatus: string | undefined;
}

export function seen(number: NumberRecord, { clock }: World): SeenNumber {
  const { verifiedName, qualityRating, status, nameStatus, platformType, newDisplayName, newNameStatus } =
    number;
  return {
    verifiedName,
    codeVerificationStatus: verificationStatus(number, clock),
    qualityRating,
    status,
    nameStatus,
    platformType,
    newDisplayName,
    newNameStatus,
  };
}
