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

  /** An operation of this run ended with a registered number. */
  isOnlineNow(id: string): void {
    this.#online.add(id);
  }

  /**
   * The number that replaces this one, if it is not registered. Unknown: Pulumi must delete the replaced number first. Meta's API
   * cannot do that, so the replacement fails.
   */
  waitingSuccessor(id: string): "unknown" | "waiting" | undefined {
    const successor = this.#successors.get(id);
    if (successor === undefined || successor === id) return undefined;
    if (successor === UNKNOWN) return "unknown";
    return typeof successor === "string" && !this.#online.has(successor) ? "waiting" : undefined;
  }

  /** Takes the right to register the number. Each number gives it to one entry in a run. */
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
