import type { Scope } from "../accounts";
import type { Call } from "../layers/call";
import type { World } from "../world";
import { unsupported } from "./error";

/** One address of the Graph API. The layers do the work that all addresses have in common. */
export interface GraphRoute<Edge extends string = string> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** Its name in faults and the ledger. */
  readonly edge: Edge;
  /** A permission that the token needs, beyond access to the account. */
  readonly scope?: Scope;
  /** Whether it is about the caller itself, and not about a node. */
  readonly ofToken?: boolean;
  /** Whether it adds a node, which a fault can hide from the first reads. */
  readonly adds?: boolean;
  /** Whether it lists nodes, page by page. */
  readonly lists?: boolean;
  /** The most bytes of its body. Such a body is a file and has no parameters. */
  readonly fileBytes?: number;
  readonly answer: (call: Call, world: World) => object;
}

/** Ids are digits, so any other text in their place is no route. */
export const ID = "/:id(^\\d+$)";

/** An existing address with a method that it refuses. */
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
