import type { FastifyInstance } from "fastify";
import type { World } from "../world";

/** No answer leaves before the change that it tells of is on the disk. */
export function durability(app: FastifyInstance, world: World): void {
  app.addHook("preSerialization", async (request, _reply, payload) => {
    if (request.method !== "GET") await world.saved();
    return payload;
  });
}
