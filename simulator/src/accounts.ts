import type { Phone } from "./numbers/phone";

/** A WhatsApp Business Account. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly preverifiedNumbers: readonly (Phone & { readonly id: string })[];
}

export type Scope = "whatsapp_business_management" | "whatsapp_business_messaging";
export const SCOPES: readonly [Scope, ...Scope[]] = [
  "whatsapp_business_management",
  "whatsapp_business_messaging",
];

export interface Token {
  readonly accounts: ReadonlySet<string>;
  readonly scopes: ReadonlySet<Scope>;
  readonly expired: boolean;
}
