import * as z from "zod";
import { CallError, waitSentence, type Kind } from "./call-error";
import { errorData } from "./error-data";
import type { FrontEndWords } from "./front-end-words";
import { meaningOf, type Meaning, type Meanings, type ErrorTag } from "./meanings";
import { hideDeep, hiding } from "./redact";

const integer = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
  .optional()
  .catch(undefined);
const text = z.string().optional().catch(undefined);

/** The `error` of an answer. Only the message is always there. A value of another type than documented counts as missing. */
export const graphErrorBody = z.object({
  message: z.string().catch("(no message)"),
  type: text,
  code: integer,
  error_subcode: integer,
  is_transient: z.boolean().optional().catch(undefined),
  error_user_title: text,
  error_user_msg: text,
  error_data: z.unknown().optional().transform(errorData),
  fbtrace_id: text,
});

export type GraphErrorBody = z.output<typeof graphErrorBody>;

/** The words and meanings for the text of an error. */
export interface Context {
  readonly words: FrontEndWords;
  /** Codes that only this kind of call gets. */
  readonly meanings?: Meanings | undefined;
  /** The wait that Meta asks for, if it is longer than the operation may take. */
  readonly waitMinutes?: number | undefined;
}

/** Meta refused. The error holds the parsed answer and nothing of the request, so it contains no token. */
export class GraphError extends CallError {
  override readonly name = "GraphError";
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly #meaning: Meaning | undefined;

  /**
   * @param answer the answer, in which our own secrets are hidden
   * @param httpStatus for the reader only, because the code gives Graph's meaning
   */
  constructor(
    action: string,
    readonly answer: GraphErrorBody,
    readonly httpStatus: number,
    readonly context: Context,
  ) {
    const meaning = meaningOf(answer, context.meanings);
    super(
      action,
      [`Could not ${action}: ${factsOf(answer, httpStatus)}`, ...waitSentence(context.waitMinutes)].join(" "),
      meaning?.remedy(context.words, answer.error_data.blamed) ??
        `Meta does not document this code for phone numbers: Meta's support can look up the trace.`,
    );
    this.#meaning = meaning;
    this.code = answer.code;
    this.subcode = answer.error_subcode;
  }

  forAction(action: string, secrets: readonly string[] = []): GraphError {
    return new GraphError(action, hideDeep(this.answer, hiding(secrets)), this.httpStatus, this.context);
  }

  afterWaiting(action: string, waitMinutes: number | undefined): GraphError {
    return new GraphError(action, this.answer, this.httpStatus, { ...this.context, waitMinutes });
  }

  get kind(): Kind {
    if (this.#meaning !== undefined) return this.#meaning.kind;
    // Nobody documents this code. It is certain that nothing was done only if the server says that the request was wrong.
    return this.answer.is_transient === true || this.httpStatus >= 500 ? "unclear" : "final";
  }

  hasTag(tag: ErrorTag): boolean {
    return this.#meaning?.tags.includes(tag) === true;
  }
}

/** Whether the error is Meta's answer with this meaning. */
export function hasTag(error: unknown, tag: ErrorTag): error is GraphError {
  return error instanceof GraphError && error.hasTag(tag);
}

function factsOf(answer: GraphErrorBody, httpStatus: number): string {
  const { details, blamed } = answer.error_data;
  const said = [answer.message, details, answer.error_user_title, answer.error_user_msg]
    .map((part) => part?.trim() ?? "")
    .filter((part, at, parts) => part !== "" && parts.findIndex((other) => other.includes(part)) === at)
    .map(asSentence);
  const subcode = answer.error_subcode === undefined ? "" : `, subcode ${answer.error_subcode}`;
  const parameters = blamed.length === 0 ? "" : `, parameter ${blamed.join(", ")}`;
  const facts = `code ${answer.code ?? "none"}${subcode}${parameters}, HTTP ${httpStatus}, trace ${answer.fbtrace_id ?? "none"}`;
  return `${said.join(" ")} (${facts})`;
}

const asSentence = (part: string) => (/[.!?]$/.test(part) ? part : `${part}.`);
