import type { Entries } from "../../account/entries";
import type { GraphNumber } from "../../account/graph-number";
import type { Listing } from "../../account/listing";
import { Refusal } from "../../engine/errors";
import { reportedInstead, sameName } from "./display-names";
import type { NumberInputs } from "./inputs";
import { matching } from "../../account/match";

/** The display names that an entry may have. */
export type Names = "the declared one" | "any";

interface Circumstances {
  readonly entries: Entries;
  /** The declared number, for messages. */
  readonly what: string;
  readonly names: Names;
}

/**
 * The entry of a listing that a resource may take over. It has the declared number and display name, and no entry in the stack
 * has it. `undefined` if the account does not hold the number. Fails if the account holds it and the resource cannot take it.
 */
export function entryToUse(
  listing: Listing,
  inputs: NumberInputs,
  { entries, what, names }: Circumstances,
): GraphNumber | undefined {
  const there = matching(listing.living, inputs);
  const free = there.filter(({ id }) => !entries.has(id));
  const [first] = there;
  if (first === undefined) {
    refuseWithoutId(listing, inputs, what);
    return undefined;
  }
  if (free.length === 0)
    throw new Refusal(entries.isFromThisRun(first.id) ? twoResources(first, what) : hasAnEntry(first, what));
  const declared = names === "any" ? undefined : inputs.verifiedName;
  const named = free.filter(
    ({ verified_name: reported }) =>
      declared === undefined || reportedInstead(declared, reported) === undefined,
  );
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  const exact = named.filter(({ verified_name: reported }) => sameName(declared, reported ?? undefined));
  const [best] = exact;
  if (best !== undefined && exact.length === 1) return best;
  throw new Refusal(named.length === 0 ? otherName(free, declared, what) : severalEntries(named, what));
}

function refuseWithoutId(listing: Listing, inputs: NumberInputs, what: string): void {
  const shown = listing.withoutId.map((display_phone_number) => ({ display_phone_number }));
  if (matching(shown, inputs).length === 0) return;
  throw new Refusal(
    `The account's list of numbers shows ${what}, but with an id that cannot be read: it was not taken over. ` +
      `Look its id up in WhatsApp Manager.`,
  );
}

/** Two resources for one number would break each other in turn. */
const twoResources = ({ id }: GraphNumber, what: string) =>
  `${what} is there already, with the id ${id}, and another resource of this stack manages it. Nothing was created. ` +
  `Remove one of the two from the program.`;

const hasAnEntry = ({ id }: GraphNumber, what: string) =>
  `${what} is there already, with the id ${id}, and the stack has an entry of it. Nothing was created. ` +
  `If two resources declare the number, remove one of them from the program. ` +
  `If you forced a replacement, take that back: Meta's API cannot make the same number anew. ` +
  `If the entry waits for its replacement since an update that failed, run \`pulumi state delete '<URN>'\` (pulumi stack --show-urns), then pulumi up with adoptExisting: true.`;

const otherName = (there: readonly GraphNumber[], declared: string | undefined, what: string) => {
  const shown = there.map(
    ({ id, verified_name: name }) => `the id ${id} and the display name "${name ?? ""}"`,
  );
  return (
    `${what} is there with ${shown.join(", and with ")}, and the program declares the display name "${declared ?? ""}": ` +
    `it was not taken over. Either declare "${there[0]?.verified_name ?? ""}", or rename the number in WhatsApp Manager; ` +
    `then run pulumi up again with adoptExisting: true.`
  );
};

const severalEntries = (there: readonly GraphNumber[], what: string) =>
  `The account shows ${what} ${there.length} times, with the ids ${there.map(({ id }) => id).join(" and ")}: ` +
  `none was taken over. See in WhatsApp Manager which one is in use, and look that one up by its id.`;
