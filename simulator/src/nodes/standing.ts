import type { Clock } from "../clock";
import { DAY } from "../limits/duration";
import type { Modes } from "../modes";
import type { NumberRecord } from "./record";

/** For so long a verification is good for a registration. */
const VERIFICATION_HOLDS = 14 * DAY;

export function isRegistered({ platformType }: Pick<NumberRecord, "platformType">): boolean {
  return platformType === "CLOUD_API";
}

/** A verification expires, also that of a registered number, to which it makes no difference. */
export function verificationStatus(
  { codeVerificationStatus, verifiedAt, createdAt }: NumberRecord,
  clock: Clock,
): string {
  const expired = clock.now() - (verifiedAt ?? createdAt) >= VERIFICATION_HOLDS;
  return codeVerificationStatus === "VERIFIED" && expired ? "EXPIRED" : codeVerificationStatus;
}

/** Whether its account has proven that the number is its own. */
export function isOwned(number: NumberRecord, clock: Clock): boolean {
  return isRegistered(number) || verificationStatus(number, clock) === "VERIFIED";
}

const USABLE_NAMES = ["APPROVED", "AVAILABLE_WITHOUT_REVIEW"];

export function hasUsableName({ nameStatus }: Pick<NumberRecord, "nameStatus">): boolean {
  return USABLE_NAMES.includes(nameStatus);
}

/** Whether its display name has to be reviewed before it can be registered, and has not been. */
export function waitsForItsName(number: NumberRecord, modes: Modes): boolean {
  return modes.of(number.accountId).nameReview === "required" && !hasUsableName(number);
}
