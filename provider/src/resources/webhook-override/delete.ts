import { clear } from "../../account/webhooks/address";
import { ownAddressesIn } from "../../account/webhooks/own-addresses";
import { Refusal } from "../../engine/errors";
import type { GraphAccess } from "../../engine/access";
import type { EntriesOfRun } from "../../engine/entries-of-run";
import type { Properties } from "../../engine/properties";
import { says } from "../../graph/graph-error";
import { explained } from "./explained";
import { inputsIn } from "./inputs";
import { Run } from "./run";

/** Clears the address, unless it is not this resource's own, or another resource of this run has it. */
export async function deleteOverride(
  access: GraphAccess,
  entries: EntriesOfRun,
  id: string,
  props: Properties,
): Promise<void> {
  if (entries.isKept(id)) return;
  const run = new Run(access, id, props, inputsIn(props));
  const cleared = await clearIfThere(run);
  if (cleared.is === "foreign") {
    access.notify(
      `${run.place.number} keeps the webhook override ${cleared.address}: this resource has not set it.`,
    );
  }
  if (cleared.is !== "not cleared") return;
  const reason =
    cleared.because === undefined ? unseen(run.place.number) : await explained(run, cleared.because);
  throw new Refusal(`${reason} The override stays in the state.`);
}

/** A number that is certainly gone has no address. */
async function clearIfThere(run: Run) {
  try {
    return await clear(run.place, ownAddressesIn(run.olds), run.calls("clear"));
  } catch (error) {
    if (!says(error, "hidden")) throw error;
    if ((await run.node.readIfThere(run.about("read"))) === undefined) return { is: "none" } as const;
    throw error;
  }
}

const unseen = (number: string) =>
  `Meta has accepted the end of the webhook override of ${number}, but still shows it. Run the command again: it looks first.`;
