import type { FastifyInstance } from "fastify";
import type { World } from "../world";

/** No answer leaves before the change that it tells of is on the disk. */
export function durability(app: FastifyInstance, world: World): void {
  app.addHook("preSerialization", async (request, reply, payload) => {
    // A failure to save ends in an answer of its own: to try again for that one would never end.
    if (request.method !== "GET" && reply.statusCode < 500) await world.saved();
    return payload;
  });
}
