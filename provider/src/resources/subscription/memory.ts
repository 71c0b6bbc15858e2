import { EntriesOfRun } from "../../engine/entries-of-run";
import type { Properties } from "../../engine/properties";

/** The subscriptions of this run, and which of them declare an address. */
export class Memory extends EntriesOfRun {
  readonly #withAddress = new Set<string>();

  /** An entry of this run has these inputs. */
  declares(id: string, { callbackUri }: Properties): void {
    if (callbackUri !== undefined) this.#withAddress.add(id);
  }

  /** Whether an entry of this run may have the address that a deletion would clear. */
  hasAddress(id: string): boolean {
    return this.#withAddress.has(id);
  }
}
