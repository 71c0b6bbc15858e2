import type { FastifyRequest } from "fastify";
import type { Account } from "../accounts";
import type { App } from "../apps";
import type { Edge } from "../edges";
import type { Effect } from "../faults/fault";
import { unsupported } from "../graph/error";
import type { Parameters } from "../graph/parameters";
import type { LedgerEntry } from "../ledger/entry";
import type { GraphNode } from "../nodes/node";
import { isLiving } from "../nodes/leave";
import type { NumberRecord } from "../nodes/record";

/** The subject of a call: found by the id in its address, hidden if the token may not see it. */
export interface Target extends GraphNode {
  readonly edge: Edge;
  /** For all nodes but an app. */
  readonly account: Account | undefined;
}

/** A Graph call on its way through the layers. */
export interface Call {
  readonly method: string;
  readonly id: string;
  /** The full address of the call. */
  readonly address: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly entry: LedgerEntry;
  parameters: Parameters;
  fields: string[] | undefined;
  effects: readonly Effect[];
  target?: Target;
  /** The body of a call with a file. */
  file?: Buffer;
  /** The app of the token. */
  app?: App;
}

const calls = new WeakMap<FastifyRequest, Call>();

export function rememberCall(request: FastifyRequest, call: Call): void {
  calls.set(request, call);
}

export function callOf(request: FastifyRequest): Call {
  const call = calls.get(request);
  if (call === undefined) throw new Error(`${request.method} ${request.url} skipped the arrival layer`);
  return call;
}

export function accountOf(call: Call): Account {
  const { edge, account } = call.target ?? {};
  if (edge !== "account" || account === undefined) throw unsupported(call.method, call.id);
  return account;
}

/** The calling app. */
export function appOf(call: Call): App {
  if (call.app === undefined)
    throw new Error(`${call.method} ${call.address.pathname} skipped the access layer`);
  return call.app;
}

/** The number to change, because one that has left its account can only be read. */
export function numberOf(call: Call): NumberRecord {
  const number = call.target?.number;
  if (number === undefined || !isLiving(number)) throw unsupported(call.method, call.id);
  return number;
}
