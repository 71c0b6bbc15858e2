import type { Account, Token } from "./accounts";
import type { ListedArea } from "./areas";
import type { Clock } from "./clock";
import type { Faults } from "./faults/faults";
import type { Lag } from "./faults/lag";
import type { Ledger } from "./ledger/ledger";
import type { Modes } from "./modes";
import type { Store } from "./state/store";

/** Everything that a call can see or change. */
export interface World {
  readonly areas: readonly ListedArea[];
  readonly accounts: ReadonlyMap<string, Account>;
  readonly tokens: ReadonlyMap<string, Token>;
  readonly store: Store;
  readonly faults: Faults;
  readonly lag: Lag;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly appSecret: string | undefined;
  /** Opens the admin endpoint. */
  readonly adminSecret: string;
  readonly modes: Modes;
  /** One line for the person who watches the simulator run. */
  readonly log: (line: string) => void;
  /** Done when all changes are on the disk. */
  readonly saved: () => Promise<void>;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}
