import { unsupported } from "../graph/error";
import { type GraphRoute, ID } from "./edge";

function refused(method: GraphRoute["method"], path: string, edge: GraphRoute["edge"]): GraphRoute {
  return {
    method,
    path,
    edge,
    answer(call) {
      throw unsupported(call.method, call.id);
    },
  };
}

/** What the API cannot do: a number is deleted in WhatsApp Manager, by a person. */
export const refusedRoutes: readonly GraphRoute[] = [
  refused("DELETE", ID, "node"),
  refused("DELETE", `${ID}/phone_numbers`, "numbers"),
];
