import { isLoopback } from "../../graph/loopback";

const LONGEST = 200;

/**
 * The reason against an address for webhooks; `undefined` if it is right.
 *
 * @param isGraphLocal whether Graph is a server on this machine, which may call addresses on this machine without TLS
 */
function callbackProblem(uri: string, isGraphLocal: boolean): string | undefined {
  if (/\s/.test(uri)) return "contains white space: write only the address";
  if (!URL.canParse(uri)) return 'is not an address: write one such as "https://example.com/whatsapp"';
  if (uri.length > LONGEST) return `has ${uri.length} characters, but Meta accepts at most ${LONGEST}`;
  const { protocol, hostname, pathname, hash } = new URL(uri);
  if (protocol !== "https:" && !(protocol === "http:" && isGraphLocal && isLoopback(hostname))) {
    return "is not https: Meta calls https addresses only";
  }
  if (pathname.includes("+"))
    return "has a + in its path, which Meta sends as a space: use a path without it";
  if (hash !== "") return "has a fragment, which no request sends: remove it";
  return undefined;
}

/** The failures of the input `callbackUri`, if its value is known. They name no property, because the engine would print its value. */
export function addressFailures({ callbackUri }: Readonly<Record<string, unknown>>, isGraphLocal: boolean) {
  const problem = typeof callbackUri === "string" ? callbackProblem(callbackUri, isGraphLocal) : undefined;
  return problem === undefined ? [] : [{ property: "", reason: `callbackUri ${problem}` }];
}

/** An address as messages show it: its query may hold a secret. */
export function shownAddress(uri: string): string {
  if (!URL.canParse(uri)) return uri;
  const { protocol, host, pathname, search } = new URL(uri);
  return `${protocol}//${host}${pathname}${search === "" ? "" : "?..."}`;
}

/** Whether two addresses lead to the same endpoint. Their spelling does not count. */
export const isSameAddress = (one: string, other: string): boolean => spelling(one) === spelling(other);

const spelling = (uri: string) => (URL.canParse(uri) ? new URL(uri).href : uri);
