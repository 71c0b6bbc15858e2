import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sameSecret } from "../admin/secret";
import { STYLE_HASH } from "./style";

/** The visitor may not do this. The message is for the page. */
export class Forbidden extends Error {}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Keeps other sites from acting through a visitor's browser. The page contains a token, and the browser says where a request
 * comes from. Frames are forbidden, and so are foreign names for this address, because a site could use one to read the token.
 */
export class Protection {
  readonly csrfToken = randomBytes(24).toString("base64url");
  /** On another address than loopback any visitor of the page could act, so an action needs the admin secret. */
  readonly needsSecret: boolean;

  constructor(
    host: string,
    private readonly adminSecret: string,
  ) {
    this.needsSecret = !LOOPBACK.test(host === "::1" ? "[::1]" : host);
  }

  setHeaders(reply: FastifyReply): void {
    void reply.headers({
      "content-security-policy": `default-src 'none'; style-src '${STYLE_HASH}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    });
  }

  checkRead(request: FastifyRequest): void {
    if (this.needsSecret || LOOPBACK.test(request.host.replace(/:\d+$/, ""))) return;
    throw new Forbidden(`This page answers to localhost and 127.0.0.1 only, not to ${request.host}.`);
  }

  checkAction(request: FastifyRequest): void {
    this.checkRead(request);
    const { origin } = request.headers;
    const site = request.headers["sec-fetch-site"];
    const form = (request.body ?? {}) as { csrf_token?: string; secret?: string };
    const foreign =
      (origin !== undefined && origin !== `${request.protocol}://${request.host}`) ||
      (site !== undefined && site !== "same-origin");
    if (foreign || !sameSecret(form.csrf_token ?? "", this.csrfToken)) {
      throw new Forbidden("This action did not start on the simulator's page. Open the page and try again.");
    }
    if (this.needsSecret && !sameSecret(form.secret ?? "", this.adminSecret)) {
      throw new Forbidden("The admin secret is wrong. The simulator printed it when it started.");
    }
  }
}
