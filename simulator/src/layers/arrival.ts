import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Edge } from "../edges";
import { askedFields, mergeParameters, type Parameters } from "../graph/parameters";
import { findNode } from "../nodes/node";
import type { World } from "../world";
import { callOf, rememberCall } from "./call";

const SECRET_PARAMETERS = ["access_token", "appsecret_proof", "client_secret"];

/** Enters each request in the ledger as it arrives, and its outcome before the client can know it. */
export function arrival(app: FastifyInstance, world: World): void {
  app.addHook("onRequest", (request, reply, done) => {
    const startedAt = performance.now();
    const id = (request.params as { id?: string }).id ?? "";
    const node = findNode(id, world);
    const account = node?.accountId;
    const edge = request.is404 ? undefined : edgeOf(request, node?.edge);
    const address = addressOf(request);
    const entry = world.ledger.arrive({
      at: new Date(world.clock.now()).toISOString(),
      method: request.method,
      path: withoutSecrets(address.pathname, [...world.tokens.keys()]),
      ...(edge !== undefined && { edge }),
      ...(account !== undefined && { account }),
      ...(node?.number !== undefined && { number: id }),
    });
    rememberCall(request, {
      method: request.method,
      id,
      address,
      headers: request.headers,
      entry,
      parameters: new Map(),
      fields: undefined,
      effects: [],
    });
    reply.raw.once("close", () => {
      const left =
        !reply.raw.writableFinished && (entry.outcome === "pending" || entry.outcome === "answered");
      world.ledger.note(entry, {
        durationMs: Math.round(performance.now() - startedAt),
        ...(left && { outcome: "aborted" }),
      });
      world.log(lineOf(entry));
    });
    done();
  });

  const secret = new Set([
    ...SECRET_PARAMETERS,
    ...world.areas.flatMap(({ secretParameters = [] }) => secretParameters),
  ]);
  app.addHook("preHandler", (request, _reply, done) => {
    const call = callOf(request);
    call.parameters = mergeParameters(request.query, request.body);
    call.fields = askedFields(call.parameters);
    call.entry.parameters = shown(call.parameters, secret, [...world.tokens.keys()]);
    done();
  });
}

/** Must be the last layer with a look at the answer. */
export function departure(app: FastifyInstance, { ledger }: World): void {
  app.addHook("onSend", (request, reply, payload, done) => {
    const { entry } = callOf(request);
    // The changes of an aborted call stay, and the status shows it.
    const outcome = reply.raw.destroyed ? "aborted" : "answered";
    ledger.note(entry, { outcome, status: reply.statusCode });
    done(null, payload);
  });
}

/** An address of only a node has the node's name. */
function edgeOf(request: FastifyRequest, ofNode: Edge | undefined): Edge | undefined {
  const { edge } = request.routeOptions.config as { edge?: Edge };
  return edge === "node" && ofNode !== undefined ? ofNode : edge;
}

function addressOf(request: FastifyRequest): URL {
  const target = request.originalUrl.replace(/^\/*/, "/");
  const host = URL.canParse(`http://${request.host}/`) ? request.host : "localhost";
  return new URL(`http://${host}${target}`);
}

function shown(
  parameters: Parameters,
  secret: ReadonlySet<string>,
  tokens: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    [...parameters]
      .filter(([name]) => !isSecret(name, secret))
      .map(([name, value]) => [
        withoutSecrets(name, tokens),
        withoutSecrets(withoutSecretProperties(value, secret), tokens),
      ]),
  );
}

/** Clients may also nest parameters in names: `webhook_configuration[verify_token]`. */
function isSecret(name: string, secret: ReadonlySet<string>): boolean {
  return name.split(/[[\].]/).some((part) => secret.has(part));
}

/** A JSON value loses its secret properties. A text that still seems to contain some is not kept. */
function withoutSecretProperties(value: string, secret: ReadonlySet<string>): string {
  let clean = value;
  try {
    const kept: unknown = JSON.parse(value, (name, part: unknown) => (secret.has(name) ? undefined : part));
    if (typeof kept === "object") clean = JSON.stringify(kept);
  } catch {
    // Most values are no JSON.
  }
  const property = new RegExp(`\\b(${[...secret].join("|")})\\b\\W{0,3}[:=]`);
  return property.test(clean) ? "[not kept]" : clean;
}

/** By value, because a token has no form that a pattern could match. */
function withoutSecrets(text: string, tokens: readonly string[]): string {
  return tokens
    .flatMap((token) => [token, encodeURIComponent(token)])
    .reduce((clean, token) => clean.replaceAll(token, "[token]"), text);
}

function lineOf(entry: ReturnType<typeof callOf>["entry"]): string {
  const { fields: asked } = entry.parameters;
  const fields = asked === undefined ? "" : `?fields=${asked}`;
  const answer = entry.outcome === "answered" ? String(entry.status) : entry.outcome;
  const code = entry.code === undefined ? "" : ` code ${entry.code}`;
  const subcode = entry.subcode === undefined ? "" : `/${entry.subcode}`;
  const faults = entry.faults === undefined ? "" : ` [${entry.faults.join(", ")}]`;
  const line = `${entry.method} ${entry.path}${fields} ${answer}${code}${subcode}${faults} ${entry.durationMs ?? 0} ms`;
  // A client's text must not be able to write lines or colours of its own.
  return line.replace(/\p{Cc}/gu, " ");
}
