import { type LedgerEntry, type LedgerFilter, matches } from "./entry";

/** Older entries are dropped, so that a simulator can run for weeks without growth. */
const MOST = 10_000;

interface Waiting {
  filter: LedgerFilter;
  count: number;
  resolve: (entry: LedgerEntry) => void;
  reject: (reason: Error) => void;
}

/** Every request that arrived. */
export class Ledger {
  private entries: LedgerEntry[] = [];
  private waiting: Waiting[] = [];
  private nextId = 1;

  arrive(entry: Omit<LedgerEntry, "id" | "outcome" | "parameters">): LedgerEntry {
    const arrived: LedgerEntry = { ...entry, id: this.nextId++, parameters: {}, outcome: "pending" };
    this.entries.push(arrived);
    if (this.entries.length > MOST) this.entries.shift();
    this.tell(arrived);
    return arrived;
  }

  /** Records the outcome of a request. */
  note(entry: LedgerEntry, changes: Partial<LedgerEntry>): void {
    Object.assign(entry, changes);
    this.tell(entry);
  }

  list(filter: LedgerFilter = {}): LedgerEntry[] {
    return this.entries.filter((entry) => matches(entry, filter)).map((entry) => structuredClone(entry));
  }

  clear(): void {
    this.entries = [];
  }

  /** The `count`-th request of this kind since the ledger was cleared, as soon as it has arrived. */
  wait(filter: LedgerFilter, count: number): Promise<LedgerEntry> {
    return new Promise((resolve, reject) => {
      const one = { filter, count, resolve, reject };
      this.waiting.push(one);
      this.settle(one);
    });
  }

  close(): void {
    for (const { reject, filter } of this.waiting.splice(0)) {
      reject(new Error(`The simulator was closed before a request ${JSON.stringify(filter)} arrived.`));
    }
  }

  private tell(entry: LedgerEntry): void {
    for (const one of this.waiting.filter(({ filter }) => matches(entry, filter))) this.settle(one);
  }

  private settle(one: Waiting): void {
    const found = this.list(one.filter)[one.count - 1];
    if (found === undefined) return;
    this.waiting = this.waiting.filter((other) => other !== one);
    one.resolve(found);
  }
}
