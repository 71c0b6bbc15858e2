import type { NodeFields } from "../graph/fields";
import { displayNumber } from "./phone";
import type { NumberRecord } from "./record";

/** What the node of a number can tell. */
export function numberFields(displayRewriting: boolean): NodeFields<NumberRecord> {
  return {
    type: "WhatsAppBusinessPhoneNumber",
    always: ["id", "display_phone_number", "verified_name", "quality_rating", "code_verification_status"],
    read: {
      id: ({ id }) => id,
      display_phone_number: (number) => displayNumber(number, displayRewriting),
      verified_name: ({ verifiedName }) => verifiedName,
      quality_rating: ({ qualityRating }) => qualityRating,
      code_verification_status: ({ codeVerificationStatus }) => codeVerificationStatus,
      status: ({ status }) => status,
      name_status: ({ nameStatus }) => nameStatus,
      platform_type: ({ platformType }) => platformType,
      new_display_name: ({ newDisplayName }) => newDisplayName,
      new_name_status: ({ newNameStatus }) => newNameStatus,
      is_pin_enabled: ({ pin }) => pin !== undefined,
      account_mode: () => "LIVE",
      is_official_business_account: () => false,
    },
  };
}
