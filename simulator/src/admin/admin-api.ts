import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { AreaControls } from "../areas";
import { EDGES } from "../edges";
import type { FaultInput } from "../faults/fault";
import type { LedgerFilter } from "../ledger/entry";
import { SettingsError } from "../settings/settings-error";
import type { World } from "../world";
import { NotFound } from "./not-found";
import { numbersApi } from "./numbers-api";
import { sameSecret } from "./secret";
import { webhooksApi } from "./webhooks-api";
import { withoutNulls } from "./without-nulls";

const digits = z.string().regex(/^\d+$/).transform(Number);
const ledgerQuery = z.strictObject({
  method: z.string().optional(),
  account: z.string().optional(),
  number: z.string().optional(),
  edge: z.enum(EDGES).optional(),
  status: digits.optional(),
  code: digits.optional(),
  outcome: z.enum(["pending", "answered", "aborted", "dropped", "hung"]).optional(),
  after: digits.optional(),
});

/** The calls that a test in another process needs: faults, modes, the ledger, and a person's actions in WhatsApp Manager. */
export function adminApi(world: World, controls: AreaControls) {
  const { faults, ledger, modes } = world;
  return (app: FastifyInstance, _options: object, done: () => void): void => {
    app.addHook("onRequest", async (request, reply) => {
      const given = request.headers["x-simulator-secret"];
      if (typeof given === "string" && sameSecret(given, world.adminSecret)) return;
      await reply
        .code(401)
        .send({ error: "Send the simulator's admin secret in the header X-Simulator-Secret." });
    });
    app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const status =
        error instanceof NotFound ? 404 : error instanceof SettingsError ? 400 : (error.statusCode ?? 500);
      return reply.code(status).send({ error: error.message });
    });

    app.setNotFoundHandler(({ method, url }) => {
      throw new NotFound(`The admin endpoint has no ${method} ${url}.`);
    });

    app.get("/requests", ({ query }) => ({ requests: ledger.list(parsed(ledgerQuery, query)) }));
    app.delete("/requests", (_request, reply) => {
      ledger.clear();
      return reply.code(204).send();
    });

    app.get("/faults", () => ({ faults: faults.list() }));
    app.post("/faults", ({ body }, reply) => reply.code(201).send(faults.add((body ?? {}) as FaultInput)));
    app.delete("/faults", (_request, reply) => {
      faults.clear();
      return reply.code(204).send();
    });
    app.delete<{ Params: { id: string } }>("/faults/:id", ({ params: { id } }, reply) => {
      if (!faults.remove(Number(id))) throw new NotFound(`There is no fault ${id}.`);
      return reply.code(204).send();
    });

    app.get("/modes", () => modes.list());
    app.patch<{ Querystring: { account?: string } }>("/modes", ({ body, query }) => {
      modes.set(withoutNulls(body), query.account);
      return modes.list();
    });

    numbersApi(app, world, controls);
    webhooksApi(app, world, controls);
    done();
  };
}

function parsed(shape: typeof ledgerQuery, query: unknown): LedgerFilter {
  const result = shape.safeParse(query);
  if (result.success) return result.data;
  throw new SettingsError(`The filter is invalid:\n${z.prettifyError(result.error)}`);
}
