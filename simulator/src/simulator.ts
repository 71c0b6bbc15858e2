import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { adminApi } from "./admin/admin-api";
import type { AreaControls } from "./areas";
import type { FaultInput } from "./faults/fault";
import type { FaultInForce } from "./faults/faults";
import { withoutVersion } from "./graph/versions";
import { malformedAddress } from "./layers/errors";
import { graphApi } from "./graph-api";
import type { LedgerEntry, LedgerFilter } from "./ledger/entry";
import type { GlobalModes } from "./modes";
import { pageRoutes } from "./page/page-routes";
import { createWorld, type SimulatorOptions } from "./start/create-world";

const ONE_MB = 1_048_576;

/** A running simulator: the received requests, its data, and the actions of people and faults. */
export interface Simulator extends AreaControls {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** The received requests, oldest first. */
  requests(filter?: LedgerFilter): LedgerEntry[];
  /** Forgets the requests so far. */
  clearRequests(): void;
  /** Resolves as soon as a request of this kind has arrived, or the `count`-th of it since the start or `clearRequests`. */
  waitForRequest(filter?: LedgerFilter, count?: number): Promise<LedgerEntry>;
  /** Changes modes. With an account, it changes those that one account can have of its own. See the README for each. */
  setModes(changes: ModeChanges, account?: string): void;
  /** The header X-Simulator-Secret of a request to the admin endpoint needs it. */
  readonly adminSecret: string;
  /** The failures, and the number of calls that each hits. */
  readonly faults: {
    /** Adds a fault after the active ones. Throws for an unknown one. */
    add(fault: FaultInput): FaultInForce;
    /** Ends a fault; `false` if none has that id. */
    remove(id: number): boolean;
    /** Ends all of them. */
    clear(): void;
    /** The active faults, oldest first. */
    list(): FaultInForce[];
  };
  /** Writes unsaved changes to the disk, and closes all connections. */
  close(): Promise<void>;
}

/** Modes to set while the simulator runs. */
export type ModeChanges = Partial<GlobalModes>;

/**
 * Starts a simulator in this process.
 *
 * @param options accounts with their tokens and numbers, modes, faults, the state file and the address; see the README
 * @returns the running simulator, which listens already; `close` ends it
 * @throws SettingsError with every reason, if the options are not valid
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { world, settings, close: closeWorld } = await createWorld(options);
  const app = Fastify({
    bodyLimit: ONE_MB,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    frameworkErrors: malformedAddress,
    rewriteUrl: ({ url = "/" }) => withoutVersion(url),
  });
  const { areas, ledger, faults, modes } = world;
  const controls = Object.assign({}, ...areas.map((area) => area.controls?.(world))) as AreaControls;
  await app.register(adminApi(world, controls), { prefix: "/_simulator" });
  await app.register(pageRoutes(world, settings.host));
  await app.register(graphApi(world));
  await app.listen({ host: settings.host, port: settings.port });

  return {
    ...controls,
    url: urlOf(app.server.address()),
    requests: (filter) => ledger.list(filter),
    clearRequests: () => ledger.clear(),
    waitForRequest: (filter = {}, count = 1) => ledger.wait(filter, count),
    setModes: (changes, account) => modes.set(changes, account),
    adminSecret: world.adminSecret,
    faults: {
      add: (fault) => faults.add(fault),
      remove: (id) => faults.remove(id),
      clear: () => faults.clear(),
      list: () => faults.list(),
    },
    async close() {
      await app.close();
      await closeWorld();
    },
  };
}

/** An address to call, for a simulator that listens on every address. */
const REACHABLE: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };

function urlOf(address: string | AddressInfo | null): string {
  if (address === null || typeof address === "string") throw new Error("The simulator listens on no port.");
  const host =
    REACHABLE[address.address] ?? (address.family === "IPv6" ? `[${address.address}]` : address.address);
  return `http://${host}:${address.port}`;
}
