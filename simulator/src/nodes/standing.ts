import type { Clock } from "../clock";
import { DAY } from "../limits/duration";
import type { Modes } from "../modes";
import type { NumberRecord } from "./record";

/** The time for which a verification allows a registration. */
const VERIFICATION_HOLDS = 14 * DAY;

export function isRegistered({ platformType }: Pick<NumberRecord, "platformType">): boolean {
  return platformType === "CLOUD_API";
}

/** A verification expires. A registered number's expires too, without an effect. */
export function verificationStatus(
  { codeVerificationStatus, verifiedAt, createdAt }: NumberRecord,
  clock: Clock,
): string {
  const expired = clock.now() - (verifiedAt ?? createdAt) >= VERIFICATION_HOLDS;
  return codeVerificationStatus === "VERIFIED" && expired ? "EXPIRED" : codeVerificationStatus;
}

/** Whether its account has proven its ownership of the number. */
export function isOwned(number: NumberRecord, clock: Clock): boolean {
  return isRegistered(number) || verificationStatus(number, clock) === "VERIFIED";
}

const USABLE_NAMES = ["APPROVED", "AVAILABLE_WITHOUT_REVIEW"];

export function hasUsableName({ nameStatus }: Pick<NumberRecord, "nameStatus">): boolean {
  return USABLE_NAMES.includes(nameStatus);
}

/** Whether its display name needs a review before a registration, and has had none. */
export function waitsForItsName(number: NumberRecord, modes: Modes): boolean {
  return modes.of(number.accountId).nameReview === "required" && !hasUsableName(number);
}
