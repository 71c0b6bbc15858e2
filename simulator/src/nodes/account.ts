import type { Account } from "../accounts";
import { type NodeFields, present } from "../graph/fields";
import type { NodeKind } from "./node";

const UNSET = [
  "analytics",
  "auth_international_rate_eligibility",
  "creation_time",
  "linked_commerce_account",
  "marketing_messages_lite_api_status",
  "marketing_messages_onboarding_status",
  "on_behalf_of_business_info",
  "owner_business",
  "owner_business_info",
  "primary_business_location",
  "primary_funding_id",
  "purchase_order_number",
];

const FIELDS: NodeFields<Account> = {
  type: "WhatsAppBusinessAccount",
  always: ["id", "name", "currency", "timezone_id", "message_template_namespace"],
  read: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    timezone_id: () => "1",
    message_template_namespace: ({ id }) => `namespace_${id}`,
    currency: () => "USD",
    account_review_status: () => "APPROVED",
    business_verification_status: () => "not_verified",
    country: () => "US",
    ownership_type: () => "SELF",
    is_enabled_for_insights: () => false,
    is_shared_with_partners: () => false,
    status: () => "ACTIVE",
    whatsapp_business_manager_messaging_limit: () => "TIER_250",
    health_status: ({ id }) => ({
      can_send_message: "AVAILABLE",
      entities: [{ entity_type: "WABA", id, can_send_message: "AVAILABLE" }],
    }),
    // Meta has these too. A token for one account may not see them, or the simulator never sets them.
    ...Object.fromEntries(UNSET.map((name) => [name, () => undefined])),
  },
};

/** A WhatsApp Business Account, as a node. */
export const accountNode: NodeKind<"account"> = {
  edge: "account",
  find(id, { accounts }) {
    const account = accounts.get(id);
    return account && { accountId: id, read: (fields) => present(FIELDS, account, fields) };
  },
};
