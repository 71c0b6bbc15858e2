import type { Scope } from "../accounts";
import type { Call } from "../layers/call";
import type { World } from "../world";
import { unsupported } from "./error";

/** One address of the Graph API. Everything that all addresses have in common is in the layers. */
export interface GraphRoute<Edge extends string = string> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** Its name for faults and the ledger. */
  readonly edge: Edge;
  /** A right that the token needs, beyond access to the account. */
  readonly scope?: Scope;
  /** Whether it is about the caller itself, and about no node. */
  readonly ofToken?: boolean;
  /** Whether it adds a node, which a fault can hide from the first reads. */
  readonly adds?: boolean;
  /** Whether it lists nodes, page by page. */
  readonly lists?: boolean;
  /** The most bytes that its body may have. Such a body is a file and has no parameters. */
  readonly fileBytes?: number;
  readonly answer: (call: Call, world: World) => object;
}

/** Ids are digits; anything else in their place is no route. */
export const ID = "/:id(^\\d+$)";

/** An address that exists, with a method that it refuses. */
export function refused<Edge extends string>(
  method: GraphRoute["method"],
  path: string,
  edge: Edge,
): GraphRoute<Edge> {
  return {
    method,
    path,
    edge,
    answer(call) {
      throw unsupported(call.method, call.id);
    },
  };
}
