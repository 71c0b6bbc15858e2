import { z } from "zod";
import { defined } from "./defined";
import { SettingsError } from "./settings/settings-error";
import { accountModes, globalModes } from "./settings/mode-settings";

export type AccountModes = z.output<typeof accountModes>;
export type GlobalModes = z.output<typeof globalModes>;

/** The present behaviour of the imitation of Meta. All of it can change while it runs. */
export class Modes {
  private common: GlobalModes;
  private readonly ofAccounts = new Map<string, AccountModes>();

  /** The settings have other properties too, which this ignores. */
  constructor(settings: GlobalModes, accounts: readonly (AccountModes & { id: string })[]) {
    this.common = globalModes.strip().parse(settings);
    for (const account of accounts) {
      this.ofAccounts.set(account.id, defined(accountModes.strip().parse(account)));
    }
  }

  /** The modes of an account: its own if they are set, or else the common ones. */
  of(account: string): AccountModes {
    return { ...this.common, ...defined(this.ofAccounts.get(account) ?? {}) };
  }

  get displayRewriting(): boolean {
    return this.common.displayRewriting ?? false;
  }

  get oldestVersion(): string | undefined {
    return this.common.oldestVersion;
  }

  /** Changes the named modes, for one account or for all accounts without modes of their own. Throws for unknown ones. */
  set(changes: unknown, account?: string): void {
    if (account !== undefined) {
      const before = this.ofAccounts.get(account);
      if (before === undefined) throw new SettingsError(`There is no account ${account}.`);
      this.ofAccounts.set(account, { ...before, ...parsed(accountModes, changes) });
      return;
    }
    this.common = { ...this.common, ...parsed(globalModes, changes) };
  }

  list(): GlobalModes & { accounts: Record<string, AccountModes> } {
    return { ...this.common, accounts: Object.fromEntries(this.ofAccounts) };
  }
}

function parsed<T>(shape: z.ZodType<T>, changes: unknown): T {
  const result = shape.safeParse(changes);
  if (result.success) return result.data;
  throw new SettingsError(`The modes are invalid:\n${z.prettifyError(result.error)}`);
}
