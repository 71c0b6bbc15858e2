import type { FastifyInstance } from "fastify";
import { invalidParameter } from "../graph/error";

/** Parameters come as a form or as JSON; what is neither is refused with the reason, not ignored. */
export function bodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, fromJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
  app.addContentTypeParser<string>(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body))),
  );
  app.addContentTypeParser<string>("*", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else
      done(
        invalidParameter(
          `The body is ${request.headers["content-type"] ?? "of no type"}: send a form or JSON.`,
        ),
      );
  });
}

function fromJson(body: string): unknown {
  if (body.trim() === "") return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw invalidParameter("The body is called JSON but is none.");
  }
  if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw invalidParameter("The body must be a JSON object of parameters.");
}
