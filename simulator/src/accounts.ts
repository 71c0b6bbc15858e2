import type { App } from "./apps";
import type { AccountSettings } from "./settings/settings";

/** A WhatsApp Business Account, with the settings of all areas. */
export interface Account extends Readonly<AccountSettings> {
  readonly id: string;
  readonly name: string;
}

export type Scope = "whatsapp_business_management" | "whatsapp_business_messaging";
export const SCOPES: readonly [Scope, ...Scope[]] = [
  "whatsapp_business_management",
  "whatsapp_business_messaging",
];

export interface Token {
  readonly app: App;
  readonly accounts: ReadonlySet<string>;
  readonly scopes: ReadonlySet<Scope>;
  readonly expired: boolean;
}
