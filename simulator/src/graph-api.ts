import type { FastifyInstance } from "fastify";
import type { GraphRoute } from "./graph/route";
import { access } from "./layers/access";
import { arrival, departure } from "./layers/arrival";
import { bodies, files } from "./layers/body";
import { callOf } from "./layers/call";
import { durability } from "./layers/durability";
import { errors } from "./layers/errors";
import { faultsAfterCommit, faultsBeforeCommit } from "./layers/faults";
import { usage } from "./layers/usage";
import { version } from "./layers/version";
import { nodeRoutes } from "./nodes/routes";
import type { World } from "./world";

/** The Graph API: layers for every call, in this order, and one route per address. */
export function graphApi(world: World) {
  return (app: FastifyInstance, _options: object, done: () => void): void => {
    arrival(app, world);
    usage(app, world);
    version(app, world);
    bodies(app);
    faultsBeforeCommit(app, world);
    access(app, world);
    durability(app, world);
    faultsAfterCommit(app, world);
    departure(app, world);
    errors(app, world);
    const routes: readonly GraphRoute[] = [
      ...nodeRoutes,
      ...world.areas.flatMap((area): readonly GraphRoute[] => area.routes),
    ];
    const serve = (on: FastifyInstance, served: readonly GraphRoute[]) => {
      for (const { method, path, edge, scope, ofToken, adds, lists, fileBytes, answer } of served) {
        on.route({
          method,
          url: path,
          config: { edge, scope, ofToken, adds, lists },
          ...(fileBytes !== undefined && { bodyLimit: fileBytes }),
          handler: (request) => answer(callOf(request), world),
        });
      }
    };
    serve(
      app,
      routes.filter(({ fileBytes }) => fileBytes === undefined),
    );
    app.register((ofFiles, _none, ready) => {
      files(ofFiles);
      serve(
        ofFiles,
        routes.filter(({ fileBytes }) => fileBytes !== undefined),
      );
      ready();
    });
    done();
  };
}
