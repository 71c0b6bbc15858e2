import type { Account } from "../accounts";
import { type NodeFields, present } from "../graph/fields";
import type { NodeKind } from "./node";

const FIELDS: NodeFields<Account> = {
  type: "WhatsAppBusinessAccount",
  always: ["id", "name", "timezone_id", "message_template_namespace"],
  read: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    timezone_id: () => "1",
    message_template_namespace: ({ id }) => `namespace_${id}`,
    account_review_status: () => "APPROVED",
    currency: () => "USD",
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
