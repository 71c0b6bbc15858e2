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
  /** A display name that was asked for and not approved yet. */
  readonly newDisplayName: string | undefined;
  readonly newNameStatus: string | undefined;
  /** Whether two-step verification is on. */
  readonly isPinEnabled: boolean;
  /** The verification code that was "sent" last. */
  readonly sentCode: string | undefined;
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
    newDisplayName: number.newDisplayName,
    newNameStatus: number.newNameStatus,
    isPinEnabled: number.pin !== undefined,
    sentCode: number.sentCode?.code,
  };
}
