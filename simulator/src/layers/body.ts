import Busboy from "@fastify/busboy";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { invalidParameter } from "../graph/error";
import { callOf } from "./call";

/** Parameters come as a form, with or without parts, or as JSON. This refuses any other body with the reason, and does not ignore it. */
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
  app.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer" },
    ({ headers }: FastifyRequest, body: Buffer) => fromParts(body, headers["content-type"] ?? ""),
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

/** The body is a file, with any content type. */
export function files(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>("*", { parseAs: "buffer" }, (request, body, done) => {
    callOf(request).file = body;
    done(null, undefined);
  });
}

/** The body is in memory already, so the limit of all bodies also limits the parts. */
function fromParts(body: Buffer, type: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const invalid = () => reject(invalidParameter("The body is called multipart/form-data but is none."));
    const parameters = new Map<string, string>();
    try {
      const parser = new Busboy({ headers: { "content-type": type } });
      parser.on("field", (name, value) => parameters.set(name, value));
      parser.on("file", (name) => reject(invalidParameter(`Parameter ${name} must be text, not a file.`)));
      parser.on("error", invalid);
      parser.on("finish", () => resolve(Object.fromEntries(parameters)));
      parser.end(body);
    } catch {
      invalid();
    }
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
