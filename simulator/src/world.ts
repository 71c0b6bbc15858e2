import type { Account, Token } from "./accounts";
import type { App } from "./apps";
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
  readonly apps: ReadonlyMap<string, App>;
  readonly tokens: ReadonlyMap<string, Token>;
  readonly store: Store;
  readonly faults: Faults;
  readonly lag: Lag;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Whether each call must carry appsecret_proof. */
  readonly proofRequired: boolean;
  /** Opens the admin endpoint. */
  readonly adminSecret: string;
  readonly modes: Modes;
  /** Limits of the calls that the simulator makes itself. */
  readonly webhooks: { readonly targets: "loopback" | "any"; readonly timeoutMs: number };
  /** One line for the person who watches the simulator run. */
  readonly log: (line: string) => void;
  /** Done when all changes are on the disk. */
  readonly saved: () => Promise<void>;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}
