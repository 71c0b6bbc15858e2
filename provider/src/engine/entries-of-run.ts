import type { GraphAccess } from "./access";
import { UNKNOWN, type Properties } from "./properties";
import type { Diff } from "./resource-kind";

/** The entries that this process worked on. The engine gives a provider neither a list of them nor a URN. */
export class EntriesOfRun {
  readonly #kept = new Set<string>();
  readonly #printed = new Set<string>();

  /** An entry of the stack has the id and stays: this run created, updated or kept it. */
  keeps(id: string): void {
    this.#kept.add(id);
  }

  /** The engine compared an entry with the program. */
  compared(access: GraphAccess, id: string, { changes }: Diff, news: Properties): void {
    const stays = !changes && !Object.values(news).includes(UNKNOWN);
    if (stays && access.programRuns) this.keeps(id);
  }

  /** Whether another entry of this run than the deleted one has the id. */
  isKept(id: string): boolean {
    return this.#kept.has(id);
  }

  /** Whether the line is new. */
  isNew(line: string): boolean {
    if (this.#printed.has(line)) return false;
    this.#printed.add(line);
    return true;
  }
}
