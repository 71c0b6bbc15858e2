import type { Account, Token } from "./accounts";
import type { App } from "./apps";
import type { ListedArea } from "./areas";
import type { Clock } from "./clock";
import type { Faults } from "./faults/faults";
import type { Lag } from "./faults/lag";
import type { Ledger } from "./ledger/ledger";
import type { Modes } from "./modes";
import type { Store } from "./state/store";

/** All data that a call can see or change. */
export interface World {
  readonly areas: readonly ListedArea[];
  readonly accounts: ReadonlyMap<string, Account>;
  readonly apps: ReadonlyMap<string, App>;
  readonly tokens: ReadonlyMap<string, Token>;
  readonly store: Store;
  readonly faults: Faults;
  readonly lag: Lag;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Whether each call needs an appsecret_proof. */
  readonly proofRequired: boolean;
  /** Opens the admin endpoint. */
  readonly adminSecret: string;
  readonly modes: Modes;
  /** Limits of the simulator's own calls. */
  readonly webhooks: { readonly targets: "loopback" | "any"; readonly timeoutMs: number };
  /** Prints one line for the person who watches the simulator. */
  readonly log: (line: string) => void;
  /** Resolves when all changes are on the disk. */
  readonly saved: () => Promise<void>;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}
