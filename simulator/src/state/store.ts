import { AREAS } from "../areas";
import { defined } from "../defined";
import { identity, type Phone } from "../nodes/phone";
import { isLiving } from "../nodes/leave";
import type { NumberRecord } from "../nodes/record";
import type { AreaState, StoredState } from "./stored-state";

const FIRST_ID = 110_000_000_000_001;

type Needed = "accountId" | "cc" | "phoneNumber" | "createdAt";
type Defaulted = Exclude<keyof NumberRecord, Needed | "sequence">;

export type NewNumber = Pick<NumberRecord, Needed> & { [Name in Defaulted]?: NumberRecord[Name] | undefined };

export type Optional<T> = { [Name in keyof T]-?: object extends Pick<T, Name> ? Name : never }[keyof T];

/** Undefined removes an optional property. */
export type Changes = Partial<Omit<NumberRecord, "id" | "sequence" | Optional<NumberRecord>>> & {
  [Name in Optional<NumberRecord>]?: NumberRecord[Name] | undefined;
};

/** All numbers, in memory. This code knows nothing of HTTP, files or the time. */
export class Store {
  /** Counts the changes, so that a keeper can see whether its last write is still the newest. */
  revision = 0;
  private readonly numbers = new Map<string, NumberRecord>();
  private stateOfAreas: AreaState;
  private readonly seededAccounts: Set<string>;
  private nextSequence: number;
  private nextId: number;

  constructor(
    stored: StoredState,
    /** Ids with another meaning already, such as the accounts'. */
    private readonly meansSomethingElse: (id: string) => boolean,
  ) {
    const { format: _, numbers, seededAccounts, nextSequence, nextId, ...stateOfAreas } = stored;
    for (const number of numbers) this.numbers.set(number.id, number);
    this.seededAccounts = new Set(seededAccounts);
    this.nextSequence = nextSequence;
    this.nextId = nextId;
    this.stateOfAreas = stateOfAreas;
  }

  find(id: string): NumberRecord | undefined {
    return this.numbers.get(id);
  }

  /** In order of creation. */
  list(accountId?: string): NumberRecord[] {
    return [...this.numbers.values()].filter(
      (number) => accountId === undefined || number.accountId === accountId,
    );
  }

  /** The numbers that have not left the account. */
  living(accountId?: string): NumberRecord[] {
    return this.list(accountId).filter(isLiving);
  }

  /**
   * The entries of one phone number, on any account. An entry that only remains for readers does not count, because the number
   * can be added again.
   */
  entriesOf(phone: Phone): NumberRecord[] {
    const wanted = identity(phone);
    return this.living().filter((number) => identity(number) === wanted);
  }

  add(given: NewNumber): NumberRecord {
    // Complete, because the shape of each area is checked in the area's definition.
    const record = Object.assign({}, ...AREAS.map(({ initial }) => initial(given)), defined(given), {
      id: given.id ?? this.freshId(),
      sequence: this.nextSequence++,
    }) as NumberRecord;
    this.numbers.set(record.id, record);
    this.revision++;
    return record;
  }

  change(number: NumberRecord, changes: Changes): void {
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) Reflect.deleteProperty(number, name);
      else Object.assign(number, { [name]: value });
    }
    this.revision++;
  }

  /** No other node ever gets the id again. */
  remove(id: string): boolean {
    const removed = this.numbers.delete(id);
    if (removed) this.revision++;
    return removed;
  }

  isTaken(id: string): boolean {
    return this.meansSomethingElse(id) || this.numbers.has(id);
  }

  /** The state of areas besides the numbers. */
  get state(): Readonly<AreaState> {
    return this.stateOfAreas;
  }

  setState(changes: Partial<AreaState>): void {
    this.stateOfAreas = { ...this.stateOfAreas, ...changes };
    this.revision++;
  }

  /** True once per account, because after a restart seeds must not bring back deleted numbers. */
  startSeeding(accountId: string): boolean {
    if (this.seededAccounts.has(accountId)) return false;
    this.seededAccounts.add(accountId);
    this.revision++;
    return true;
  }

  stored(): StoredState {
    return {
      format: 1,
      nextId: this.nextId,
      nextSequence: this.nextSequence,
      seededAccounts: [...this.seededAccounts],
      ...this.stateOfAreas,
      numbers: [...this.numbers.values()],
    };
  }

  /** An id for a new node of any kind. No other node ever gets it again. */
  freshId(): string {
    let id: string;
    do id = String(FIRST_ID + this.nextId++);
    while (this.isTaken(id));
    return id;
  }
}
