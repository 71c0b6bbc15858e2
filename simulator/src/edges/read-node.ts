import type { Account } from "../accounts";
import { type NodeFields, present } from "../graph/fields";
import { unsupported } from "../graph/error";
import { numberFields } from "../numbers/fields";
import { type GraphRoute, ID } from "./edge";

const ACCOUNT_FIELDS: NodeFields<Account> = {
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

/** Reads whatever the id names. */
export const readNode: GraphRoute = {
  method: "GET",
  path: ID,
  edge: "node",
  scope: "whatsapp_business_management",
  answer(call, world) {
    switch (call.target?.kind) {
      case "account":
        return present(ACCOUNT_FIELDS, call.target.account, call.fields);
      case "number":
        return present(numberFields(world.modes.displayRewriting), call.target.number, call.fields);
      case undefined:
        throw unsupported(call.method, call.id);
    }
  },
};
