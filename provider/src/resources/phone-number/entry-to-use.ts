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
  readonly subject: string;
  readonly names: Names;
}

/**
 * The entry of a listing that a resource may take over. It has the declared number and display name, and no entry in the stack
 * has it. `undefined` if the account does not hold the number. Fails if the account holds it and the resource cannot take it.
 */
export function entryToUse(
  listing: Listing,
  inputs: NumberInputs,
  { entries, subject, names }: Circumstances,
): GraphNumber | undefined {
  const there = matching(listing.living, inputs);
  const free = there.filter(({ id }) => !entries.has(id));
  const [first] = there;
  if (first === undefined) {
    refuseWithoutId(listing, inputs, subject);
    return undefined;
  }
  if (free.length === 0)
    throw new Refusal(
      entries.isFromThisRun(first.id) ? twoResources(first, subject) : hasAnEntry(first, subject),
    );
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
  throw new Refusal(named.length === 0 ? otherName(free, declared, subject) : severalEntries(named, subject));
}

function refuseWithoutId(listing: Listing, inputs: NumberInputs, subject: string): void {
  const shown = listing.withoutId.map((display_phone_number) => ({ display_phone_number }));
  if (matching(shown, inputs).length === 0) return;
  throw new Refusal(
    `The account's list of numbers contains ${subject}, but with an id that cannot be read, so it was not adopted. ` +
      `Find its id in WhatsApp Manager, then look the number up by it.`,
  );
}

/** Two resources for one number would break each other in turn. */
const twoResources = ({ id }: GraphNumber, subject: string) =>
  `${subject} exists already, with the id ${id}, and another resource of this stack manages it. Nothing was created. ` +
  `Remove one of the two from the program.`;

const hasAnEntry = ({ id }: GraphNumber, subject: string) =>
  `${subject} exists already, with the id ${id}, and the stack has an entry for it. Nothing was created. ` +
  `If two resources declare the number, remove one of them from the program. ` +
  `If you forced a replacement, undo it: Meta's API cannot create the same number again. ` +
  `If the entry waits for its replacement after a failed update, run \`pulumi state delete '<URN>'\` (pulumi stack --show-urns), then pulumi up with adoptExisting: true.`;

const otherName = (there: readonly GraphNumber[], declared: string | undefined, subject: string) => {
  const shown = there.map(
    ({ id, verified_name: name }) => `the id ${id} and the display name "${name ?? ""}"`,
  );
  return (
    `${subject} exists with ${shown.join(", and with ")}, but the program declares the display name "${declared ?? ""}", ` +
    `so it was not adopted. Declare "${there[0]?.verified_name ?? ""}", or rename the number in WhatsApp Manager. ` +
    `Then run pulumi up again with adoptExisting: true.`
  );
};

const severalEntries = (there: readonly GraphNumber[], subject: string) =>
  `The account lists ${subject} ${there.length} times, with the ids ${there.map(({ id }) => id).join(" and ")}, ` +
  `so none was adopted. Check in WhatsApp Manager which one is in use, then look that one up by its id.`;
