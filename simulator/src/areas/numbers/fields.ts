import type { NumberFields } from "../../nodes/node";
import { displayNumber } from "../../nodes/phone";
import { isRegistered, verificationStatus } from "../../nodes/standing";

const UNSET = ["certificate", "new_certificate", "conversational_automation", "username"];

/** Graph writes a time zone without a colon. */
function graphTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "+0000");
}

/** A number's identity, states and names. */
export const fields: NumberFields = {
  always: ["id", "display_phone_number", "verified_name", "quality_rating", "code_verification_status"],
  read: {
    id: ({ id }) => id,
    display_phone_number: (number, { modes }) => displayNumber(number, modes.displayRewriting),
    verified_name: ({ verifiedName }) => verifiedName,
    quality_rating: ({ qualityRating }) => qualityRating,
    code_verification_status: (number, { clock }) => verificationStatus(number, clock),
    status: ({ status }) => status,
    name_status: ({ nameStatus }) => nameStatus,
    platform_type: ({ platformType }) => platformType,
    new_display_name: ({ newDisplayName }) => newDisplayName,
    new_name_status: ({ newNameStatus }) => newNameStatus,
    account_mode: ({ accountMode = "LIVE" }) => accountMode,
    is_official_business_account: () => false,
    is_on_biz_app: () => false,
    is_preverified_number: ({ preverifiedId }) => preverifiedId !== undefined,
    last_onboarded_time: ({ createdAt }) => graphTime(createdAt),
    quality_score: ({ qualityRating }) => ({ score: qualityRating }),
    throughput: (number) => ({ level: isRegistered(number) ? "STANDARD" : "NOT_APPLICABLE" }),
    messaging_limit_tier: (number) => (isRegistered(number) ? "TIER_250" : undefined),
    health_status: (number) => {
      const { id } = number;
      const can_send_message = isRegistered(number) ? "AVAILABLE" : "BLOCKED";
      return { can_send_message, entities: [{ entity_type: "PHONE_NUMBER", id, can_send_message }] };
    },
    search_visibility: () => "NON_VISIBLE",
    eligibility_for_api_business_global_search: () => "NON_ELIGIBLE_UNDEFINED_COUNTRY",
    // Meta has these too, and omits each until somebody sets it.
    ...Object.fromEntries(UNSET.map((name) => [name, () => undefined])),
  },
};
