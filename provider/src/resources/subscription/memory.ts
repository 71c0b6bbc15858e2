import { isSameAddress } from "../../account/webhooks/callback-uri";
import { EntriesOfRun } from "../../engine/entries-of-run";
import type { Properties } from "../../engine/properties";

/** The subscriptions of this run, and the addresses that they declare. */
export class Memory extends EntriesOfRun {
  readonly #addresses = new Map<string, string[]>();

  /** An entry of this run has these inputs. */
  declares(id: string, { callbackUri }: Properties): void {
    if (typeof callbackUri !== "string") return;
    this.#addresses.set(id, [...(this.#addresses.get(id) ?? []), callbackUri]);
  }

  /** Whether an entry of this run declares the address. */
  hasAddress(id: string, address: string): boolean {
    return this.#addresses.get(id)?.some((declared) => isSameAddress(declared, address)) === true;
  }
}
