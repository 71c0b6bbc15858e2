/** The addresses that a resource has set, from its state. */
export function ownAddressesIn({ ownCallbackUris }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(ownCallbackUris) ? ownCallbackUris.filter((uri) => typeof uri === "string") : [];
}

/** The addresses that a resource may replace: those that it has set, and the one that a refresh has shown. */
export function replaceableIn(olds: Readonly<Record<string, unknown>>): string[] {
  const { callbackUri } = olds;
  return [...ownAddressesIn(olds), ...(typeof callbackUri === "string" ? [callbackUri] : [])];
}
