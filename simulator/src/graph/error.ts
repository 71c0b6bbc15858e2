import { randomBytes } from "node:crypto";

/** Graph has several forms of it. Most refusals have `details`. */
export type ErrorData = string | { readonly details?: unknown; readonly [name: string]: unknown };

/** The `error` in an answer of the Graph API, without the trace. */
export interface GraphErrorAnswer {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  is_transient?: boolean;
  error_user_title?: string;
  error_user_msg?: string;
  error_data?: ErrorData;
}

/** A refusal. HTTP 400 for any reason, as on Graph, so clients have to read the code. */
export class GraphError extends Error {
  override readonly name = "GraphError";

  constructor(
    readonly answer: GraphErrorAnswer,
    readonly httpStatus = 400,
  ) {
    super(answer.message);
  }

  /** The wrong parameter and its remedy, if the refusal names them. */
  get details(): string | undefined {
    const { error_data: data } = this.answer;
    return typeof data === "object" && typeof data.details === "string" ? data.details : undefined;
  }

  body() {
    return { error: { ...this.answer, fbtrace_id: traceId() } };
  }
}

export interface Refusal {
  code: number;
  subcode?: number;
  message: string;
  title?: string;
  userMessage?: string;
  details?: string;
  /** The whole `error_data`, instead of `details`. */
  data?: ErrorData;
  type?: string;
  transient?: boolean;
}

export function graphError(refusal: Refusal, httpStatus = 400): GraphError {
  const { code, subcode, message, title, userMessage, details, type = "OAuthException", transient } = refusal;
  const data =
    refusal.data ?? (details === undefined ? undefined : { messaging_product: "whatsapp", details });
  return new GraphError(
    {
      message: /^\(#\d+\)/.test(message) ? message : `(#${code}) ${message}`,
      type,
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      ...(transient !== undefined && { is_transient: transient }),
      ...(title !== undefined && { error_user_title: title }),
      ...(userMessage !== undefined && { error_user_msg: userMessage }),
      ...(data !== undefined && { error_data: data }),
    },
    httpStatus,
  );
}

export function refuse(refusal: Refusal): never {
  throw graphError(refusal);
}

/** A parameter is missing or wrong. `details` says which, and the right value. */
export function invalidParameter(details: string): GraphError {
  return graphError({ code: 100, message: "Invalid parameter", details });
}

/**
 * Graph's one answer in three cases: there is no such node, this token may not see it, or it cannot do that. Clients must not be
 * able to see which.
 */
export function unsupported(method: string, id: string): GraphError {
  const verb = method.toLowerCase();
  return new GraphError({
    message:
      `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing ` +
      "permissions, or does not support this operation",
    type: "GraphMethodException",
    code: 100,
    error_subcode: 33,
  });
}

export const PERMISSION_CODES = [100, 10, 200] as const;

/** The token may not do this. Graph says so in several ways, and this is one of them. */
export function notPermitted(
  code: (typeof PERMISSION_CODES)[number],
  method: string,
  id: string,
): GraphError {
  if (code === 100) return unsupported(method, id);
  const message = code === 10 ? "Application does not have permission for this action" : "Permissions error";
  return graphError({ code, message });
}

export function traceId(): string {
  return `A${randomBytes(16).toString("base64url")}`;
}
