import { request } from "node:http";
import type { Simulator } from "../index";
import { TOKEN } from "./simulator";

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** The parsed body, if it is JSON. */
  body: Readonly<Record<string, unknown>>;
  text: string;
  error: Readonly<Record<string, unknown>>;
}

export interface CallOptions {
  form?: Record<string, string>;
  /** A form in parts: multipart/form-data. */
  parts?: Record<string, string>;
  json?: unknown;
  raw?: { body: string | Buffer; type: string };
  headers?: Record<string, string>;
  query?: Record<string, string>;
  token?: string | undefined;
}

/** One call on a connection of its own, with the token in the header by default. */
export function call(
  simulator: Pick<Simulator, "url">,
  method: string,
  path: string,
  { form, parts, json, raw, query, token, headers: more }: CallOptions = { token: TOKEN },
): Promise<Answer> {
  const address = new URL(path, simulator.url);
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
  const { body, type } = raw ?? bodyOf(form, parts, json);
  return new Promise((resolve, reject) => {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(type !== undefined && { "content-type": type }),
      ...(body !== undefined && { "content-length": Buffer.byteLength(body) }),
      ...more,
    };
    const sent = request(address, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const body = parse(text);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body,
          text,
          error: (body.error ?? {}) as Record<string, unknown>,
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export function get(simulator: Simulator, path: string, query: Record<string, string> = {}): Promise<Answer> {
  return call(simulator, "GET", path, { query, token: TOKEN });
}

export function post(simulator: Simulator, path: string, form: Record<string, string> = {}): Promise<Answer> {
  return call(simulator, "POST", path, { form, token: TOKEN });
}

function bodyOf(
  form: CallOptions["form"],
  parts: CallOptions["parts"],
  json: unknown,
): { body?: string; type?: string } {
  if (parts !== undefined) {
    const part = ([name, value]: [string, string]) =>
      `--boundary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const body = `${Object.entries(parts).map(part).join("")}--boundary--\r\n`;
    return { body, type: "multipart/form-data; boundary=boundary" };
  }
  if (form !== undefined) {
    return { body: new URLSearchParams(form).toString(), type: "application/x-www-form-urlencoded" };
  }
  return json === undefined ? {} : { body: JSON.stringify(json), type: "application/json" };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
