// @ts-check
import { markdownTable } from "markdown-table";

/** @typedef {import("../rows/requests.mjs").Kinds} Kinds */

const NAMES = /** @type {const} */ ([
  ["registration", "`WhatsAppRegistration` of a verified number"],
  ["webhookOverride", "`WhatsAppWebhookOverride`"],
  ["subscription", "`WhatsAppSubscription` with an address"],
  ["profile", "`WhatsAppBusinessProfile`"],
]);
const OPERATIONS = /** @type {const} */ (["create", "withoutChanges", "refresh", "update"]);

/**
 * The requests for one of each, with the class. The plugin sends the same ones: a target compares them.
 * @param {Kinds} kinds
 */
export function describeRequests(kinds) {
  return [
    markdownTable([
      ["", "creation", "no-change `up`", "refresh", "update of one input"],
      ...NAMES.map(([kind, name]) => [
        name,
        ...OPERATIONS.map((operation) => written(kinds.class[kind][operation])),
      ]),
    ]),
  ];
}

/** @param {import("../kinds.mjs").Requests} requests */
function written({ posts, gets, deletes }) {
  const named = /** @type {const} */ ([
    ["GET", gets],
    ["POST", posts],
    ["DELETE", deletes],
  ]);
  const some = named.filter(([, count]) => count > 0).map(([method, count]) => `${count} ${method}`);
  return some.join(", ") || "none";
}
