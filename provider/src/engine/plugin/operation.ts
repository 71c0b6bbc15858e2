import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock, type Clock } from "../../graph/clock";
import { hiding, type Hide } from "../../graph/redact";

/** A shorter secret is not hidden, because the text would become unreadable. */
const SHORTEST_HIDDEN = 4;

interface Operation {
  /** The resource of the operation; empty if it has none. */
  readonly urn: string;
  /** The end of the time that `customTimeouts` gives the operation. */
  readonly endsAt: number | undefined;
  /** Hides the values that the program or the state marks as secret. */
  readonly hide: Hide;
}

/** The running operations. It knows which of them runs a piece of code, and whether the engine waits for them. */
export class Operations {
  readonly #current = new AsyncLocalStorage<Operation>();
  readonly #cancelled = new AbortController();

  /** A clock whose pauses end if the engine cancels. */
  readonly clock: Clock = {
    ...systemClock,
    sleep: (ms) => sleep(ms, undefined, { signal: this.#cancelled.signal }).catch(() => undefined),
    now: () => systemClock.now() + (this.#cancelled.signal.aborted ? AFTER_ALL_DEADLINES : 0),
  };

  /**
   * @param timeoutSeconds of the program's `customTimeouts`; 0 if it has none
   * @param secrets values that no text may show
   */
  run<T>(urn: string, timeoutSeconds: number, secrets: readonly string[], work: () => T): T {
    const endsAt = timeoutSeconds > 0 ? systemClock.now() + timeoutSeconds * 1000 : undefined;
    const hide = hiding(secrets.filter(({ length }) => length >= SHORTEST_HIDDEN));
    return this.#current.run({ urn, endsAt, hide }, work);
  }

  /** A text of the current operation, with its secrets hidden. */
  readonly hidden = (text: string): string => this.#current.getStore()?.hide(text) ?? text;

  get urn(): string {
    return this.#current.getStore()?.urn ?? "";
  }

  /** The time that is left for the current operation, if the program or a cancellation limits it. */
  readonly msLeft = (): number | undefined => {
    if (this.#cancelled.signal.aborted) return 0;
    const endsAt = this.#current.getStore()?.endsAt;
    return endsAt === undefined ? undefined : Math.max(0, endsAt - systemClock.now());
  };

  /**
   * Ends the waiting, as if the time of each operation was up: each then records or reports its outcome. A running request goes
   * on, because its outcome would be unclear.
   */
  cancel(): void {
    this.#cancelled.abort();
  }
}

/** More milliseconds than any operation gets. */
const AFTER_ALL_DEADLINES = 1e12;
