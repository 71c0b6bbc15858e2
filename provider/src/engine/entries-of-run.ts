import type { GraphAccess } from "./access";
import { UNKNOWN, type Properties } from "./properties";
import type { Diff } from "./resource-kind";

/** The entries that this process worked on: the engine shows a provider no list of them, and a provider sees no URN. */
export class EntriesOfRun {
  readonly #kept = new Set<string>();
  readonly #told = new Set<string>();

  /** An entry of the stack has the id and stays: created, updated or left unchanged in this run. */
  keeps(id: string): void {
    this.#kept.add(id);
  }

  /** The engine compared an entry with the program. */
  compared(access: GraphAccess, id: string, { changes }: Diff, news: Properties): void {
    const stays = !changes && !Object.values(news).includes(UNKNOWN);
    if (stays && access.programRuns) this.keeps(id);
  }

  /** Whether an entry of this run has the id, another one than the entry that is being deleted. */
  isKept(id: string): boolean {
    return this.#kept.has(id);
  }

  /** Whether the line was not told yet. */
  isNew(line: string): boolean {
    if (this.#told.has(line)) return false;
    this.#told.add(line);
    return true;
  }
}
