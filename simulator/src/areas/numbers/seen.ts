import type { NumberRecord } from "../../nodes/record";

/** States of a number, as programs see them. */
export interface SeenNumber {
  readonly verifiedName: string;
  readonly codeVerificationStatus: string;
  readonly qualityRating: string;
  readonly status: string;
  readonly nameStatus: string;
  readonly platformType: string;
  /** A display name that was asked for and not approved yet. */
  readonly newDisplayName: string | undefined;
  readonly newNameStatus: string | undefined;
}

export function seen({ newDisplayName, newNameStatus, ...number }: NumberRecord): SeenNumber {
  const { verifiedName, codeVerificationStatus, qualityRating, status, nameStatus, platformType } = number;
  return {
    verifiedName,
    codeVerificationStatus,
    qualityRating,
    status,
    nameStatus,
    platformType,
    newDisplayName,
    newNameStatus,
  };
}
