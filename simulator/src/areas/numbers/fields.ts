import type { NumberFields } from "../../nodes/node";
import { displayNumber } from "../../nodes/phone";

/** The identity, the states and the names of a number. */
export const fields: NumberFields = {
  always: ["id", "display_phone_number", "verified_name", "quality_rating", "code_verification_status"],
  read: {
    id: ({ id }) => id,
    display_phone_number: (number, { modes }) => displayNumber(number, modes.displayRewriting),
    verified_name: ({ verifiedName }) => verifiedName,
    quality_rating: ({ qualityRating }) => qualityRating,
    code_verification_status: ({ codeVerificationStatus }) => codeVerificationStatus,
    status: ({ status }) => status,
    name_status: ({ nameStatus }) => nameStatus,
    platform_type: ({ platformType }) => platformType,
    new_display_name: ({ newDisplayName }) => newDisplayName,
    new_name_status: ({ newNameStatus }) => newNameStatus,
    account_mode: () => "LIVE",
    is_official_business_account: () => false,
  },
};
