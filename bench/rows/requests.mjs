// @ts-check

/**
 * @typedef {import("../kinds.mjs").Requests} Requests
 * @typedef {Awaited<ReturnType<typeof import("../kinds.mjs").measureKinds>>} Kinds
 * @typedef {Awaited<ReturnType<typeof import("../together.mjs").measureTogether>>} Together
 * @typedef {Awaited<ReturnType<typeof import("../imports.mjs").measureImports>>} Imports
 */

/**
 * The requests to create, refresh and update one of each, which are the least that the design allows: it looks before a POST and
 * after it. test/provider/gate/frugality.test.ts has each of them.
 */
const TARGETS = /** @type {const} */ ({
  registration: ["a registration", 6],
  webhookOverride: ["a webhook override", 10],
  subscription: ["a subscription with an address", 12],
  profile: ["a business profile", 10],
});
const KINDS = /** @type {(keyof typeof TARGETS)[]} */ (Object.keys(TARGETS));

const PAGE_SIZE = 100;
/** Requests that a refresh may send besides those it needs. */
export const ALLOWED_EXTRA = 2;

/** A refresh of so many numbers by the account's list. @param {number} numbers */
export const listedTarget = (numbers) => Math.ceil(numbers / PAGE_SIZE) + ALLOWED_EXTRA;

/** @param {Requests} requests */
const sum = ({ posts, gets, deletes }) => posts + gets + deletes;

/**
 * Each for the class or the plugin, the one with more.
 * @param {Kinds} kinds
 * @param {Together} together
 * @param {Imports} imports
 * @returns {import("../rows.mjs").Measured[]}
 */
export function requestRows(kinds, together, imports) {
  const ways = [kinds.class, kinds.plugin];
  const idle = ways.flatMap((way) => KINDS.map((kind) => sum(way[kind].withoutChanges)));
  return [
    ...KINDS.map((kind) => {
      const [name, target] = TARGETS[kind];
      const all = ways.map((way) => sum(way[kind].create) + sum(way[kind].refresh) + sum(way[kind].update));
      return /** @type {const} */ ([
        `requests to create, refresh and update ${name}`,
        Math.max(...all),
        target,
        "requests",
      ]);
    }),
    ["requests of a no-change up with any of these", Math.max(...idle), 0, "requests"],
    // Numbers and registrations share the list. Each profile is a request of its own.
    [
      `requests to refresh ${together.numbers} numbers, each with a registration and a profile`,
      Math.max(together.class, together.plugin),
      listedTarget(together.numbers) + together.numbers,
      "requests",
    ],
    ["requests to import a number by the plugin", sum({ deletes: 0, ...imports.one }), 1, "requests"],
    [
      `requests to import ${imports.numbers} numbers by the plugin`,
      sum({ deletes: 0, ...imports.many }),
      1,
      "requests",
    ],
  ];
}
