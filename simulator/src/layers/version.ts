import type { FastifyInstance } from "fastify";
import { graphError } from "../graph/error";
import { askedVersion, servedVersion } from "../graph/versions";
import type { World } from "../world";

/** Says which version answers. The routes are the same in all versions. */
export function version(app: FastifyInstance, world: World): void {
  app.addHook("onRequest", (request, reply, done) => {
    const asked = askedVersion(request.originalUrl);
    const served = servedVersion(asked, world.clock.now(), world.modes.oldestVersion);
    if (served === undefined) {
      done(graphError({ code: 2500, message: `Unknown path components: /${asked ?? ""}` }));
      return;
    }
    void reply.header("facebook-api-version", served);
    done();
  });
}
