import type { CallContext } from "../../graph/graph-client";

/** A place at Meta that holds one callback address: of a number, or of an account and app. */
export interface Place {
  /** The address that Meta shows; `undefined` if there is certainly none. */
  read(context: CallContext): Promise<string | undefined>;
  /** Meta calls the address before it answers. */
  set(callbackUri: string, verifyToken: string, context: CallContext): Promise<unknown>;
  clear(context: CallContext): Promise<unknown>;
}
