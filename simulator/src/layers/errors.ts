import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { graphError, GraphError } from "../graph/error";
import type { World } from "../world";
import { callOf } from "./call";

const ONE_MB = 1024 * 1024;

/** Every failure has Graph's form. */
export function errors(app: FastifyInstance, world: World): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const answer = asGraphError(error, request.routeOptions.bodyLimit, world);
    const { entry } = callOf(request);
    entry.code = answer.answer.code;
    if (answer.answer.error_subcode !== undefined) entry.subcode = answer.answer.error_subcode;
    return reply.code(answer.httpStatus).send(answer.body());
  });
  app.setNotFoundHandler((request) => {
    const { address } = callOf(request);
    throw graphError({
      code: 2500,
      message: `Unknown path components: ${address.pathname} (the simulator has no ${request.method} there)`,
    });
  });
}

/** Comes before all layers, because an address that cannot be decoded has no route. */
export function malformedAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const message = `Unknown path components: ${request.raw.url ?? ""}`;
  void reply.code(400).send(graphError({ code: 2500, message }).body());
}

function asGraphError(error: Error & { statusCode?: number }, bodyLimit: number, world: World): GraphError {
  if (error instanceof GraphError) return error;
  if (error.statusCode === 413) {
    const message = `The request is too large: the limit is ${bodyLimit / ONE_MB} MB`;
    return graphError({ code: 1, message }, 413);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return graphError({ code: 100, message: error.message }, 400);
  }
  world.log(`The simulator itself failed: ${error.stack ?? error.message}`);
  return graphError({ code: 1, message: "An unknown error occurred", details: error.message }, 500);
}
