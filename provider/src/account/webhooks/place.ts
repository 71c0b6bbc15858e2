import type { About } from "../../graph/graph-client";

/** A place at Meta that holds one callback address: of a number, or of an account and app. */
export interface Place {
  /** The address that Meta shows; `undefined` if there is certainly none. */
  read(about: About): Promise<string | undefined>;
  /** Meta calls the address before it answers. */
  set(callbackUri: string, verifyToken: string, about: About): Promise<unknown>;
  clear(about: About): Promise<unknown>;
}
