import type { FastifyInstance, FastifyReply } from "fastify";
import { displayNumber } from "../nodes/phone";
import type { NumberRecord } from "../nodes/record";
import type { World } from "../world";
import type { Action } from "../areas/area";
import { findAction } from "./actions";
import { managerPage } from "./manager-page";
import { Forbidden, Protection } from "./protection";
import { messagePage, type Question, questionPage, resultPage } from "./question-page";

class NotFound extends Error {}

const NUMBER = "/_manager/numbers/:id/:action";
const FAULT = "/_manager/faults/:id/remove";

interface Chosen {
  Params: { id: string; action: string };
}

/** The page like WhatsApp Manager: it shows the data, and offers the actions that only a person can do. */
export function pageRoutes(world: World, host: string) {
  return (app: FastifyInstance, _options: object, done: () => void): void => {
    const protection = new Protection(host, world.adminSecret);
    app.removeAllContentTypeParsers();
    app.addContentTypeParser<string>(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body))),
    );
    app.addHook("onRequest", (_request, reply, next) => {
      protection.setHeaders(reply);
      next();
    });
    app.addHook("preHandler", (request, _reply, next) => {
      if (request.method === "POST") protection.checkAction(request);
      else protection.checkRead(request);
      next();
    });
    app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const status =
        error instanceof Forbidden ? 403 : error instanceof NotFound ? 404 : (error.statusCode ?? 500);
      return send(reply.code(status), messagePage(`Failed (${status})`, error.message));
    });

    const titleOf = (number: NumberRecord, { label }: Action): string =>
      `${label}: ${displayNumber(number, world.modes.displayRewriting)}`;
    const ask = (question: Omit<Question, "csrfToken" | "withSecret">): string =>
      questionPage({ ...question, csrfToken: protection.csrfToken, withSecret: protection.needsSecret });

    app.get("/", (_request, reply) => send(reply, managerPage(world)));

    app.get<Chosen>(NUMBER, ({ params, url }, reply) => {
      const { number, action } = chosen(world, params);
      return send(
        reply,
        ask({
          title: titleOf(number, action),
          explain: action.explain,
          label: action.label,
          danger: action.danger,
          action: url,
        }),
      );
    });
    app.post<Chosen>(NUMBER, async ({ params }, reply) => {
      const { number, action } = chosen(world, params);
      const result = await action.run(world, number);
      await world.saved();
      if (result === undefined) return reply.redirect("/", 303);
      return send(reply, resultPage(titleOf(number, action), result));
    });

    app.get<Chosen>(FAULT, ({ params: { id }, url }, reply) => {
      const fault = world.faults.list().find((candidate) => candidate.id === Number(id));
      if (fault === undefined) throw new NotFound(`There is no fault ${id}.`);
      const title = `Remove fault ${id}: ${fault.then.kind}`;
      return send(
        reply,
        ask({ title, explain: "It no longer affects calls.", label: "Remove", danger: false, action: url }),
      );
    });
    app.post<Chosen>(FAULT, ({ params: { id } }, reply) => {
      if (!world.faults.remove(Number(id))) throw new NotFound(`There is no fault ${id}.`);
      return reply.redirect("/", 303);
    });
    done();
  };
}

function chosen(
  world: World,
  { id, action: name }: Chosen["Params"],
): { number: NumberRecord; action: Action } {
  const number = world.store.find(id);
  if (number === undefined) throw new NotFound(`The number ${id} no longer exists.`);
  const action = findAction(name, number, world);
  if (action === undefined) throw new NotFound(`"${name}" cannot be done with this number now.`);
  return { number, action };
}

function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(page);
}
