/**
 * The numbers of the stack's entries, as far as this process has seen. The engine gives a provider neither a list of its entries
 * nor a URN. So only the order of the calls shows them.
 */
export class Entries {
  readonly #created = new Set<string>();
  readonly #adopted = new Set<string>();
  readonly #unchanged = new Set<string>();
  readonly #updated = new Set<string>();
  readonly #claimed = new Set<string>();

  /** Keeps a number for the resource that creates it now. `false` if another resource keeps it already. */
  claim(number: string): boolean {
    if (this.#claimed.has(number)) return false;
    this.#claimed.add(number);
    return true;
  }

  release(number: string): void {
    this.#claimed.delete(number);
  }

  /** A resource created the number in this run. */
  created(id: string): void {
    this.#created.add(id);
  }

  /** A resource that this run creates took over a number that was there. */
  adopted(id: string): void {
    this.#adopted.add(id);
  }

  /** An entry stays as it is. */
  unchanged(id: string): void {
    this.#unchanged.add(id);
  }

  /** An entry changes, so that the engine may replace it. */
  changing(id: string): void {
    this.#unchanged.delete(id);
  }

  /** An entry was updated. */
  updated(id: string): void {
    this.#updated.add(id);
  }

  /** The number is gone. */
  gone(id: string): void {
    for (const ids of [this.#created, this.#adopted, this.#unchanged, this.#updated]) ids.delete(id);
  }

  /** Whether an entry has the number, so that no other resource may take it over. */
  has(id: string): boolean {
    return this.isFromThisRun(id) || this.#unchanged.has(id) || this.#updated.has(id);
  }

  /** Whether another resource of this run created the number or took it over. */
  isFromThisRun(id: string): boolean {
    return this.#created.has(id) || this.#adopted.has(id);
  }

  /**
   * Whether the entry to be deleted is not the only one with the number. The engine deletes after it has compared and created. So
   * an entry that stays, or that took the number over, is another one.
   */
  hasAnother(id: string): boolean {
    return this.#adopted.has(id) || this.#unchanged.has(id);
  }
}
