// @ts-check
// Graph's codes with their results, from the tables of meanings that the provider and its commands use.
import { markdownTable } from "markdown-table";

import { MEANINGS_OF_VERIFYING } from "../../provider/dist/commands/verify/meanings.js";
import { DYNAMIC_WORDS } from "../../provider/dist/engine/dynamic-words.js";
import { MEANINGS } from "../../provider/dist/graph/meanings.js";
import { MEANINGS_OF_RENAMING } from "../../provider/dist/resources/phone-number/meanings.js";
import { RESOURCES } from "../../provider/dist/resources.js";

/** @typedef {import("../../provider/dist/graph/meanings.js").Meaning} Meaning */
/** @typedef {import("../../provider/dist/graph/meanings.js").ErrorTag} ErrorTag */

/** @type {Record<Meaning["kind"], string>} */
const BY_KIND = {
  final: "Fails.",
  throttled: "Waits as long as Meta says, within the deadline. Then fails, with the minutes to wait.",
  unclear: "Retries a read. Looks for the number after a creation, before it sends another.",
};
/** @type {Partial<Record<ErrorTag, string>>} */
const BY_TAG = {
  duplicate: "Fails, with the number's id. Adopts the number if `adoptExisting` is true.",
  handshake: "Retries until the deadline. Then fails.",
  hidden: "Waits for a new number. Drops an old one if it is certainly gone. Otherwise fails.",
  fields: "Fails. For an optional field, the output is `null`.",
};

export function codesTable() {
  const tables = [
    { calls: "all", meanings: MEANINGS },
    ...[...RESOURCES.values()].map(({ className, meanings }) => ({ calls: `\`${className}\``, meanings })),
    { calls: "a rename", meanings: MEANINGS_OF_RENAMING },
    { calls: "`verify`", meanings: MEANINGS_OF_VERIFYING },
  ];
  /** @type {Map<string, { code: number, calls: string[], meaning: Meaning }>} */
  const rows = new Map();
  for (const { calls, meanings } of tables) {
    for (const [code, meaning] of meanings) {
      // Two resources share the codes of webhooks.
      const key = `${code} ${adviceOf(meaning)}`;
      const row = rows.get(key) ?? { code, calls: [], meaning };
      rows.set(key, { ...row, calls: [...row.calls, calls] });
    }
  }
  const sorted = [...rows.values()].sort((one, other) => one.code - other.code);
  return markdownTable([
    ["Code", "Calls", "The provider", "Advice in the message"],
    ...sorted.map(({ code, calls, meaning }) => [
      `\`${code}\``,
      calls.join(", "),
      resultOf(meaning),
      adviceOf(meaning),
    ]),
  ]);
}

/** @param {Meaning} meaning */
function resultOf({ kind, tags }) {
  const result = tags.map((tag) => BY_TAG[tag]).find((text) => text !== undefined);
  return result ?? BY_KIND[kind];
}

/**
 * The sentence of a program in TypeScript. Angle brackets would be HTML in the page.
 * @param {Meaning} meaning
 */
function adviceOf({ remedy }) {
  return remedy(DYNAMIC_WORDS, []).replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
