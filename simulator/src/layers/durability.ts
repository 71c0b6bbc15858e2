import type { FastifyInstance } from "fastify";
import type { World } from "../world";

/** No answer leaves before the change that it tells of is on the disk. */
export function durability(app: FastifyInstance, world: World): void {
  app.addHook("preSerialization", async (request, reply, payload) => {
    // A refusal has changed nothing. It may be the refusal that a failure to save ended in: trying again would never end.
    if (request.method !== "GET" && reply.statusCode < 400) await world.saved();
    return payload;
  });
}
