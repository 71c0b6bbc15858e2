import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Account, Token } from "../accounts";
import { graphError, GraphError, notPermitted, unsupported } from "../graph/error";
import type { GraphRoute } from "../graph/route";
import { findNode } from "../nodes/node";
import type { World } from "../world";
import { type Call, callOf, type Target } from "./call";

/** Finds the caller and the node of the call, and hides the node if the token may not see it. */
export function access(app: FastifyInstance, world: World): void {
  app.addHook("preHandler", (request, _reply, done) => {
    const call = callOf(request);
    const presented = presentedToken(request, call);
    if (presented.from !== undefined) call.entry.tokenFrom = presented.from;
    const token = knownToken(world, presented.value);
    checkProof(world, token, presented.value, call);
    call.app = token.app;
    const { scope, ofToken = false } = request.routeOptions.config as Pick<GraphRoute, "scope" | "ofToken">;
    if (request.is404 || ofToken) {
      done();
      return;
    }
    const target = find(world, call);
    if (target === undefined || !reaches(token, target)) throw unsupported(call.method, call.id);
    if (scope !== undefined && !token.scopes.has(scope)) {
      throw graphError({ code: 200, message: `Permissions error: the token lacks the scope ${scope}` });
    }
    if (target.account !== undefined) checkReadable(target.account, call, world);
    call.target = target;
    done();
  });
}

/** A token reaches its accounts and its own app. */
function reaches({ accounts, app }: Token, { account, appId }: Target): boolean {
  return account === undefined ? appId === app.id : accounts.has(account.id);
}

function checkReadable({ id }: Account, call: Call, { modes }: World): void {
  const { readable = "all", refusalCode = 100 } = modes.of(id);
  const part = call.entry.edge === "account" ? "account" : "numbers";
  if (call.method === "GET" && readable !== "all" && readable !== part)
    throw notPermitted(refusalCode, call.method, call.id);
}

function find(world: World, call: Call): Target | undefined {
  const node = findNode(call.id, world);
  if (node === undefined) return undefined;
  const account = node.accountId === undefined ? undefined : world.accounts.get(node.accountId);
  if (account === undefined && node.appId === undefined) return undefined;
  if (call.method === "GET" && world.lag.hides(call.id, "node")) return undefined;
  return { ...node, account };
}

function presentedToken(
  request: FastifyRequest,
  call: Call,
): { value: string; from: "header" | "query" | "body" | undefined } {
  const header = /^(?:Bearer|OAuth)\s+(.*)$/i.exec(request.headers.authorization ?? "")?.[1]?.trim();
  if (header !== undefined && header !== "") return { value: header, from: "header" };
  const value = call.parameters.get("access_token") ?? "";
  if (value === "") return { value, from: undefined };
  return { value, from: Object.hasOwn(request.query as object, "access_token") ? "query" : "body" };
}

function knownToken(world: World, value: string): Token {
  if (value === "") {
    throw new GraphError({
      message: "An access token is required to request this resource.",
      type: "OAuthException",
      code: 104,
    });
  }
  const token = world.tokens.get(value);
  if (token === undefined) {
    throw new GraphError({
      message: "Invalid OAuth access token - Cannot parse access token",
      type: "OAuthException",
      code: 190,
    });
  }
  if (token.expired) {
    throw new GraphError({
      message: "Error validating access token: Session has expired.",
      type: "OAuthException",
      code: 190,
      error_subcode: 463,
    });
  }
  return token;
}

function checkProof({ proofRequired }: World, { app }: Token, token: string, call: Call): void {
  const given = call.parameters.get("appsecret_proof");
  if (app.secret === undefined || (given === undefined && !proofRequired)) return;
  if (given === undefined) {
    throw graphError({
      code: 100,
      message: "API calls from the server require an appsecret_proof argument",
      type: "GraphMethodException",
    });
  }
  const expected = createHmac("sha256", app.secret).update(token).digest();
  const actual = Buffer.from(given, "hex");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw graphError({
      code: 100,
      message: "Invalid appsecret_proof provided in the API argument",
      type: "GraphMethodException",
    });
  }
}
