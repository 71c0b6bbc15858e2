import type { FastifyInstance } from "fastify";
import { addNumber } from "./edges/add-number";
import { changeNumber } from "./edges/change-number";
import { deregister } from "./edges/deregister";
import type { GraphRoute } from "./edges/edge";
import { listNumbers } from "./edges/list-numbers";
import { readNode } from "./edges/read-node";
import { refusedRoutes } from "./edges/refused";
import { register } from "./edges/register";
import { requestCode } from "./edges/request-code";
import { verifyCode } from "./edges/verify-code";
import { access } from "./layers/access";
import { arrival, departure } from "./layers/arrival";
import { bodies } from "./layers/body";
import { callOf } from "./layers/call";
import { durability } from "./layers/durability";
import { errors } from "./layers/errors";
import { faultsAfterCommit, faultsBeforeCommit } from "./layers/faults";
import { usage } from "./layers/usage";
import { version } from "./layers/version";
import type { World } from "./world";

const ROUTES: readonly GraphRoute[] = [
  addNumber,
  listNumbers,
  readNode,
  changeNumber,
  requestCode,
  verifyCode,
  register,
  deregister,
  ...refusedRoutes,
];

/** The Graph API: layers that every call goes through, in this order, and one route per address. */
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
    for (const { method, path, edge, scope, answer } of ROUTES) {
      app.route({
        method,
        url: path,
        config: { edge, scope },
        handler: (request) => answer(callOf(request), world),
      });
    }
    done();
  };
}
