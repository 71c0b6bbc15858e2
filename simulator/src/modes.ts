import { z } from "zod";
import { SettingsError } from "./settings/settings-error";
import { accountModes, globalModes } from "./settings/mode-settings";

export type AccountModes = z.output<typeof accountModes>;
export type GlobalModes = z.output<typeof globalModes>;

/** How this imitation of Meta behaves at the moment. All of it can change while it runs. */
export class Modes {
  private readonly ofAccounts = new Map<string, AccountModes>();

  constructor(
    private common: GlobalModes,
    accounts: readonly (AccountModes & { id: string })[],
  ) {
    for (const { id, listing, numberCap } of accounts) {
      this.ofAccounts.set(id, { ...(listing && { listing }), ...(numberCap && { numberCap }) });
    }
  }

  listing(account: string): "allowed" | "refused" {
    return this.ofAccounts.get(account)?.listing ?? this.common.listing ?? "allowed";
  }

  numberCap(account: string): number {
    return this.ofAccounts.get(account)?.numberCap ?? this.common.numberCap ?? Infinity;
  }

  get displayRewriting(): boolean {
    return this.common.displayRewriting ?? false;
  }

  get oldestVersion(): string | undefined {
    return this.common.oldestVersion;
  }

  /** Changes what is named, for one account or for all that were not set apart. Throws for what does not exist. */
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
  throw new SettingsError(`The modes are not understood:\n${z.prettifyError(result.error)}`);
}
