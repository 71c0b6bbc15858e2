import { isSameAddress } from "./callback-uri";

type Properties = Readonly<Record<string, unknown>>;

/** The addresses that a resource has set, from its state. */
export function ownAddressesIn({ ownCallbackUris }: Properties): string[] {
  return Array.isArray(ownCallbackUris) ? ownCallbackUris.filter((uri) => typeof uri === "string") : [];
}

/** The address that the last refresh showed, so that a preview shows its change too. */
export const refreshedIn = ({ callbackUri }: Properties): string[] =>
  typeof callbackUri === "string" ? [callbackUri] : [];

/** Address and token as Meta had them before, for a state whose change is open. */
export const beforeIn = ({ callbackUri, verifyToken }: Properties) => ({
  ...(typeof callbackUri === "string" && { callbackUri }),
  ...(typeof verifyToken === "string" && { verifyToken }),
});

/**
 * The own addresses after an operation that found the declared one in its place. If the program declares the address anew in this
 * step, this resource takes it over. If it declared the address before, the address stays with the person or program that set it.
 * The reason is `ignoreChanges`, which declares an address that a refresh has shown.
 */
export function ownAddressesAfter(olds: Properties, callbackUri: string): string[] {
  const own = ownAddressesIn(olds);
  const isSame = (address: string) => isSameAddress(address, callbackUri);
  return own.some(isSame) || !refreshedIn(olds).some(isSame) ? [callbackUri] : own;
}

/** The addresses that the entries of one run declare. */
export class DeclaredAddresses {
  readonly #byId = new Map<string, string[]>();

  /** An entry of this run has these properties. */
  add(id: string, { callbackUri }: Properties): void {
    if (typeof callbackUri !== "string") return;
    this.#byId.set(id, [...(this.#byId.get(id) ?? []), callbackUri]);
  }

  /** Those of the addresses that no entry of this run declares. */
  without(id: string, addresses: readonly string[]): string[] {
    const declared = this.#byId.get(id) ?? [];
    return addresses.filter((address) => !declared.some((other) => isSameAddress(other, address)));
  }
}
