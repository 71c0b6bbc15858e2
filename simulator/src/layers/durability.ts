import type { FastifyInstance } from "fastify";
import type { World } from "../world";

/** No answer leaves before its change is on the disk. */
export function durability(app: FastifyInstance, world: World): void {
  app.addHook("preSerialization", async (request, reply, payload) => {
    // The answer to a failed save must not try to save again, because that would never end.
    if (request.method !== "GET" && reply.statusCode < 500) await world.saved();
    return payload;
  });
}
