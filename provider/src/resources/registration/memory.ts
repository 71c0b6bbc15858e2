/** What this process did: the engine shows a provider no list of its entries, and a provider sees no URN. */
export class Memory {
  readonly #kept = new Set<string>();
  readonly #registered = new Set<string>();
  readonly #uncertain = new Set<string>();
  readonly #told = new Set<string>();

  /** An entry of the stack has the number and stays: created, updated or unchanged in this run. */
  keeps(id: string): void {
    this.#kept.add(id);
  }

  /** Whether an entry of this run has the number, another one than the entry that is being deleted. */
  isKept(id: string): boolean {
    return this.#kept.has(id);
  }

  /** The engine compared an entry: `uncertain` if it does not know yet which number the entry is going to have. */
  compared(id: string, uncertain: boolean): void {
    if (uncertain) this.#uncertain.add(id);
    else this.#uncertain.delete(id);
  }

  /**
   * Whether an entry is deleted for a number that is replaced and has to be deleted first. Meta's API deletes no number, so that replacement
   * fails, and the old number goes on.
   */
  isDeletedAhead(id: string): boolean {
    return this.#uncertain.has(id);
  }

  /** Takes the right to register the number, which one entry gets once in a run. */
  mayRegister(id: string): boolean {
    if (this.#registered.has(id)) return false;
    this.#registered.add(id);
    return true;
  }

  /** Whether the line was not told yet. */
  isNew(line: string): boolean {
    if (this.#told.has(line)) return false;
    this.#told.add(line);
    return true;
  }

  /** The request certainly did not reach Meta. */
  didNotRegister(id: string): void {
    this.#registered.delete(id);
  }
}
