import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Account, SCOPES, type Scope, type Token } from "../accounts";
import type { App } from "../apps";
import { AREAS } from "../areas";
import { type Clock, systemClock } from "../clock";
import type { FaultInput } from "../faults/fault";
import { Faults } from "../faults/faults";
import { Lag } from "../faults/lag";
import { Ledger } from "../ledger/ledger";
import { Modes } from "../modes";
import {
  accountSettings,
  settings as settingsShape,
  type Settings,
  type SettingsInput,
} from "../settings/settings";
import { appsOf, tokenApps } from "./apps";
import { twice } from "../settings/id";
import { SettingsError } from "../settings/settings-error";
import { StateFile } from "../state/state-file";
import { Store } from "../state/store";
import { EMPTY_STATE } from "../state/stored-state";
import type { World } from "../world";
import { seedNumber } from "./seed";

/** The simulator's options: the settings of a file (the README and `settings.schema.json` describe each), a clock and a log. */
export interface SimulatorOptions extends Omit<SettingsInput, "faults"> {
  /** Active from the start. */
  faults?: FaultInput[];
  /** The source of the time. */
  clock?: Clock;
  /** Receives one line per request, and other news. Without it the simulator prints nothing. */
  log?: (line: string) => void;
}

/** Creates the world from the options and the data in the state file. */
export async function createWorld(
  options: SimulatorOptions,
): Promise<{ world: World; settings: Settings; close: () => Promise<void> }> {
  const { clock = systemClock, log = () => undefined, faults: faultInputs = [], ...rest } = options;
  const settings = parseSettings(rest);
  const accounts = new Map(settings.accounts.map((account) => [account.id, accountOf(account)]));
  for (const account of accounts.values()) for (const area of AREAS) area.checkAccount?.(account);
  const apps = appsOf(settings);
  const tokens = tokensOf(settings, apps);
  refuseDoubles(settings);
  const reserved = reservedIds([...accounts.values()], [...apps.keys()]);
  const opened = settings.data === undefined ? undefined : await StateFile.open(settings.data);
  const stored = opened?.stored ?? structuredClone(EMPTY_STATE);
  const ambiguous = stored.numbers.find(({ id }) => reserved.has(id))?.id;
  if (ambiguous !== undefined) {
    throw new SettingsError(
      `The id ${ambiguous} belongs to a number in the state file ${settings.data ?? ""}, and to something else in the settings. Change the id in the settings.`,
    );
  }
  const store = new Store(stored, (id) => reserved.has(id));
  seed(store, settings, clock);
  const faults = new Faults();
  for (const fault of faultInputs) faults.add(fault);
  const closing = new AbortController();
  const saved = async (): Promise<void> => opened?.stateFile.save(store);
  await saved();

  const world: World = {
    areas: AREAS,
    accounts,
    apps,
    tokens,
    store,
    faults,
    lag: new Lag(clock),
    ledger: new Ledger(),
    clock,
    proofRequired: settings.appSecret !== undefined,
    adminSecret: settings.adminSecret ?? randomBytes(24).toString("base64url"),
    modes: new Modes(settings, settings.accounts),
    webhooks: { targets: settings.webhookTargets, timeoutMs: settings.webhookTimeoutMs },
    log,
    saved,
    closing: closing.signal,
  };
  const close = async (): Promise<void> => {
    closing.abort();
    world.ledger.close();
    await saved();
  };
  return { world, settings, close };
}

function parseSettings(input: unknown): Settings {
  const result = settingsShape.safeParse(input);
  if (result.success) return result.data;
  throw new SettingsError(`The settings of the simulator are invalid:\n${z.prettifyError(result.error)}`);
}

function accountOf(account: Settings["accounts"][number]): Account {
  return {
    ...accountSettings.parse(account),
    id: account.id,
    name: account.name ?? `Test account ${account.id}`,
  };
}

function tokensOf(
  { accounts, tokens, apps: appSettings }: Settings,
  apps: ReadonlyMap<string, App>,
): Map<string, Token> {
  const appOfToken = tokenApps(appSettings, apps);
  const found = new Map<string, Token>();
  const grant = (value: string, ids: readonly string[], scopes: readonly Scope[], expired: boolean): void => {
    const before = found.get(value);
    found.set(value, {
      app: appOfToken(value),
      accounts: new Set([...(before?.accounts ?? []), ...ids]),
      scopes: new Set([...(before?.scopes ?? []), ...scopes]),
      expired,
    });
  };
  for (const account of accounts)
    for (const token of account.tokens) grant(token, [account.id], SCOPES, false);
  const all = accounts.map(({ id }) => id);
  for (const { token, accounts: ids, scopes, expired } of tokens) {
    if (found.has(token))
      throw new SettingsError("A token under tokens is listed twice, or with an account too.");
    const unknown = ids === "all" ? undefined : ids.find((id) => !all.includes(id));
    if (unknown !== undefined) {
      throw new SettingsError(`A token has access to the account ${unknown}, which is not under accounts.`);
    }
    grant(token, ids === "all" ? all : ids, scopes, expired);
  }
  const stray = appSettings.find((app) => app.tokens.some((token) => !found.has(token)));
  if (stray !== undefined) {
    throw new SettingsError(
      `The app ${stray.id} has a token without access: list it under tokens or with an account too.`,
    );
  }
  return found;
}

function refuseDoubles({ accounts }: Settings): void {
  const double = twice(accounts.map(({ id }) => id));
  if (double !== undefined) throw new SettingsError(`The account ${double} is listed twice.`);
}

/** Ids with a meaning in the settings: those of apps and accounts, and those that areas know. */
function reservedIds(accounts: readonly Account[], apps: readonly string[]): ReadonlySet<string> {
  const ofAccounts = accounts.flatMap((account) => [
    account.id,
    ...AREAS.flatMap((area) => area.reservedIds?.(account) ?? []),
  ]);
  const ids = [...apps, ...ofAccounts];
  const double = twice(ids);
  if (double === undefined) return new Set(ids);
  throw new SettingsError(`The id ${double} is used twice in the settings. Give one of the two another id.`);
}

function seed(store: Store, { accounts }: Settings, clock: Clock): void {
  for (const { id: accountId, numbers } of accounts) {
    if (!store.startSeeding(accountId)) continue;
    for (const number of numbers) seedNumber(store, accountId, number, clock.now());
  }
}
