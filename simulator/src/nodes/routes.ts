import { unsupported } from "../graph/error";
import { type GraphRoute, ID, refused } from "../graph/route";
import { appOf, numberOf } from "../layers/call";
import type { Changes } from "../state/store";
import { readOwnApp } from "./app";

/** Reads a node of any kind. */
const readNode: GraphRoute<"node"> = {
  method: "GET",
  path: ID,
  edge: "node",
  scope: "whatsapp_business_management",
  answer(call) {
    if (call.target === undefined) throw unsupported(call.method, call.id);
    return call.target.read(call.fields, appOf(call));
  },
};

/** Changes a number. Each area takes its own parameters, and a call without any known parameter fails. */
const changeNumber: GraphRoute<"node"> = {
  method: "POST",
  path: ID,
  edge: "node",
  scope: "whatsapp_business_management",
  async answer(call, world) {
    const number = numberOf(call);
    const asked = await Promise.all(world.areas.map(async (area) => area.change?.(call, world)));
    const changes = asked.filter((one) => one !== undefined);
    if (changes.length === 0) throw unsupported(call.method, call.id);
    world.store.change(number, Object.assign({}, ...changes) as Changes);
    return { success: true };
  },
};

/** The addresses that are only an id, and the app of the token. Only a person can delete a number, in WhatsApp Manager. */
export const nodeRoutes = [readNode, changeNumber, refused("DELETE", ID, "node"), readOwnApp] as const;
