import { isSame } from "./same";

/** The answer to Meta's handshake; `undefined` if the request is none, or has another token. */
export function challengeFor(query: URLSearchParams, verifyToken: string): string | undefined {
  if (query.get("hub.mode") !== "subscribe") return undefined;
  if (!isSame(query.get("hub.verify_token") ?? "", verifyToken)) return undefined;
  return query.get("hub.challenge") ?? undefined;
}
