import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { defined } from "../defined";
import type { Effect } from "../faults/fault";
import type { Struck } from "../faults/faults";
import { GraphError, graphError, notPermitted } from "../graph/error";
import { pageSize } from "../graph/paging";
import { askedFields, mergeParameters, type Parameters } from "../graph/parameters";
import type { GraphRoute } from "../graph/route";
import type { Ledger } from "../ledger/ledger";
import type { World } from "../world";
import { callOf } from "./call";
import { addUsage, setUsage } from "./usage";

const JSON_TYPE = "application/json; charset=utf-8";
const NO_JSON = "<!DOCTYPE html><html><body><h1>Sorry, something went wrong.</h1></body></html>";

const THROTTLED: Readonly<Record<number, string>> = {
  4: "Application request limit reached",
  17: "User request limit reached",
  32: "Page request limit reached",
  613: "Calls to this api have exceeded the rate limit",
  80007: "There have been too many calls for this WhatsApp Business Account",
  80008: "There have been too many calls to this WhatsApp Business Account's management API",
};

/** The faults before any change. They come before the check of the token, because a broken network does not depend on it. */
export function faultsBeforeCommit(app: FastifyInstance, world: World): void {
  const apply = async (effects: readonly Effect[], request: FastifyRequest, reply: FastifyReply) => {
    const call = callOf(request);
    call.effects = effects;
    if (effects.length > 0) call.entry.faults = effects.map(({ kind }) => kind);
    for (const effect of effects) {
      if (effect.kind === "slow")
        await delay(effect.ms, undefined, { signal: world.closing }).catch(never); // closed meanwhile
      else if (isBefore(effect)) await answerInstead(effect, request, reply, world.ledger);
    }
    return reply.sent ? reply : undefined;
  };
  app.addHook("onRequest", (request, reply) => {
    const parameters = mergeParameters(request.query);
    return apply(world.faults.strikeOnArrival(struck(request, parameters)), request, reply);
  });
  app.addHook("preHandler", (request, reply) =>
    apply(world.faults.affect(struck(request, callOf(request).parameters)), request, reply),
  );
}

function struck(request: FastifyRequest, parameters: Parameters): Struck {
  const { method, account, number, edge } = callOf(request).entry;
  const { adds = false, lists = false } = request.routeOptions.config as Pick<GraphRoute, "adds" | "lists">;
  const fields = askedFields(parameters) ?? [];
  return { method, account, number, edge, fields, adds, limit: lists ? limitOf(parameters) : undefined };
}

/** The listing itself refuses an invalid limit. */
function limitOf(parameters: Parameters): number {
  try {
    return pageSize(parameters);
  } catch {
    return 0;
  }
}

/** The faults after the change is on the disk. The client cannot tell these from the others. */
export function faultsAfterCommit(app: FastifyInstance, { ledger }: World): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const { entry, effects } = callOf(request);
    const effect = effects.find((candidate) => candidate.kind === "truncated" || !isBefore(candidate));
    setRetryAfter(reply, effect);
    switch (effect?.kind) {
      case "drop":
        ledger.note(entry, { outcome: "dropped" });
        request.raw.socket.resetAndDestroy();
        return never();
      case "hang":
        ledger.note(entry, { outcome: "hung" });
        return never();
      case "garbage":
        void reply.code(200).type("text/html").removeHeader("content-length");
        return NO_JSON;
      case "answer":
        void reply.code(200).type(JSON_TYPE).removeHeader("content-length");
        return JSON.stringify(effect.body);
      case "truncated": {
        void reply.removeHeader("content-length");
        const whole = String(payload);
        return whole.slice(0, whole.length / 2);
      }
      case "serverError":
        void reply.code(effect.status).removeHeader("content-length");
        if (effect.body === "garbage") void reply.type("text/html");
        return effect.body === "garbage" ? NO_JSON : JSON.stringify(serverError(effect.status).body());
      case "error": {
        const error = errorOf(effect);
        entry.code = error.answer.code;
        void reply.code(error.httpStatus).removeHeader("content-length");
        return JSON.stringify(error.body());
      }
      default:
        return payload;
    }
  });
}

function isBefore(effect: Effect): boolean {
  return !("when" in effect) || effect.when !== "after-commit";
}

async function answerInstead(
  effect: Effect,
  request: FastifyRequest,
  reply: FastifyReply,
  ledger: Ledger,
): Promise<void> {
  const { entry, method, id } = callOf(request);
  setRetryAfter(reply, effect);
  switch (effect.kind) {
    case "drop":
      ledger.note(entry, { outcome: "dropped" });
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return;
    case "hang":
      ledger.note(entry, { outcome: "hung" });
      reply.hijack();
      return;
    case "garbage":
      await reply.code(200).type("text/html").send(NO_JSON);
      return;
    case "answer":
      await reply.code(200).type(JSON_TYPE).send(JSON.stringify(effect.body));
      return;
    case "serverError":
      if (effect.body === "graph") throw serverError(effect.status);
      await reply.code(effect.status).type("text/html").send(NO_JSON);
      return;
    case "throttle":
      setUsage(reply, entry.account, { percent: 100, minutes: effect.minutes });
      throw graphError({
        code: effect.code,
        message: THROTTLED[effect.code] ?? "Throttled",
        transient: true,
      });
    case "error":
      throw errorOf(effect);
    case "permissionLost":
      throw permissionLost(effect.code, method, id);
    case "fieldsRefused":
      throw graphError({
        code: effect.code,
        message: `The app may not read the field(s) ${effect.fields.join(", ")}`,
      });
    case "tooMuchData":
      throw new GraphError(
        {
          message: "Please reduce the amount of data you're asking for, then retry your request",
          type: "OAuthException",
          code: 1,
          ...(effect.transient !== undefined && { is_transient: effect.transient }),
        },
        500,
      );
    case "usage":
      addUsage(reply, effect.accounts);
      return;
    case "slow":
    case "lag":
    case "oddListing":
    case "halfDeregistered":
    case "truncated":
      return;
  }
}

function setRetryAfter(reply: FastifyReply, effect: Effect | undefined): void {
  if (effect === undefined || !("retryAfter" in effect) || effect.retryAfter === undefined) return;
  void reply.header("Retry-After", String(effect.retryAfter));
}

function serverError(status: number): GraphError {
  return graphError({ code: 2, message: "Service temporarily unavailable", transient: true }, status);
}

function errorOf(effect: Extract<Effect, { kind: "error" }>): GraphError {
  const { code, message, status, subcode, type, title, userMessage, details, data, transient } = effect;
  const optional = defined({ subcode, type, title, userMessage, details, data, transient });
  return graphError({ code, message, ...optional }, status);
}

function permissionLost(code: 100 | 10 | 200 | 190, method: string, id: string): GraphError {
  if (code !== 190) return notPermitted(code, method, id);
  return new GraphError({
    message: "Error validating access token: the session was invalidated.",
    type: "OAuthException",
    code,
    error_subcode: 460,
  });
}

/** Never sends the answer. The promise ends with the connection. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
