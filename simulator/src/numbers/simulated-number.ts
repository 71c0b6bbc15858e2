import { displayNumber } from "./phone";
import type { NumberRecord } from "./record";

/** A number as programs see it. */
export interface SimulatedNumber {
  readonly id: string;
  readonly accountId: string;
  readonly cc: string;
  /** National digits. */
  readonly phoneNumber: string;
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  readonly codeVerificationStatus: string;
  readonly qualityRating: string;
  readonly status: string;
  readonly nameStatus: string;
  readonly platformType: string;
}

export function simulatedNumber(number: NumberRecord, displayRewriting: boolean): SimulatedNumber {
  const { id, accountId, cc, phoneNumber, verifiedName, codeVerificationStatus } = number;
  const { qualityRating, status, nameStatus, platformType } = number;
  const displayPhoneNumber = displayNumber(number, displayRewriting);
  return {
    id,
    accountId,
    cc,
    phoneNumber,
    displayPhoneNumber,
    verifiedName,
    codeVerificationStatus,
    qualityRating,
    status,
    nameStatus,
    platformType,
  };
}
