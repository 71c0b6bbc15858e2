import type { Scope } from "../accounts";
import type { Edge as EdgeName } from "../faults/fault";
import type { Call } from "../layers/call";
import type { World } from "../world";

/** One address of the Graph API. Everything that all addresses have in common is in the layers. */
export interface GraphRoute {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly edge: EdgeName;
  /** What the token must be allowed to do, beyond seeing the account. */
  readonly scope?: Scope;
  readonly answer: (call: Call, world: World) => object;
}

/** Ids are digits; anything else in their place is no route. */
export const ID = "/:id(^\\d+$)";
