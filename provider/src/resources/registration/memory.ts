import { EntriesOfRun } from "../../engine/entries-of-run";
import { UNKNOWN } from "../../engine/properties";

/** The registrations of this run, and the numbers that they registered. */
export class Memory extends EntriesOfRun {
  readonly #registered = new Set<string>();
  readonly #successors = new Map<string, unknown>();
  readonly #online = new Set<string>();

  /** The engine compared an entry with the number that the program gives it now. */
  takesPlace(id: string, number: unknown): void {
    this.#successors.set(id, number);
  }

  /** A number is registered at the end of an operation of this run. */
  isOnlineNow(id: string): void {
    this.#online.add(id);
  }

  /**
   * The number that takes the place of this one, if it is not registered. Unknown: the number is replaced and has to be deleted first, which Meta's
   * API cannot do, so that replacement fails.
   */
  waitingSuccessor(id: string): "unknown" | "waiting" | undefined {
    const successor = this.#successors.get(id);
    if (successor === undefined || successor === id) return undefined;
    if (successor === UNKNOWN) return "unknown";
    return typeof successor === "string" && !this.#online.has(successor) ? "waiting" : undefined;
  }

  /** Takes the right to register the number, which one entry gets once in a run. */
  mayRegister(id: string): boolean {
    if (this.#registered.has(id)) return false;
    this.#registered.add(id);
    return true;
  }

  /** The request certainly did not reach Meta. */
  didNotRegister(id: string): void {
    this.#registered.delete(id);
  }
}
