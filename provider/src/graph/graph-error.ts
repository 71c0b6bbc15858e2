import { z } from "zod";
import type { FrontEndWords } from "./front-end-words";
import { HIDDEN_SUBCODE, MEANINGS, type Kind, type Meaning, type Meanings } from "./meanings";

const integer = z.coerce.number().int().optional().catch(undefined);
const text = z.string().optional().catch(undefined);

/** The `error` of an answer. All but the message may be missing, and what has another type than documented counts as missing. */
export const graphErrorBody = z.object({
  message: z.string().catch("(no message)"),
  type: text,
  code: integer,
  error_subcode: integer,
  is_transient: z.boolean().optional().catch(undefined),
  error_user_title: text,
  error_user_msg: text,
  error_data: z
    .union([z.string(), z.object({ details: z.string() }).transform(({ details }) => details)])
    .optional()
    .catch(undefined),
  fbtrace_id: text,
});

export type GraphErrorBody = z.output<typeof graphErrorBody>;

/** The words and meanings for the text of an error. */
export interface Context {
  readonly words: FrontEndWords;
  /** Codes that only this kind of call meets. */
  readonly meanings?: Meanings | undefined;
  /** How long Meta asks to wait, where that is longer than the operation may take. */
  readonly waitMinutes?: number | undefined;
}

/** Meta refused. It holds the parsed answer and nothing of the request, so it has no token to hide. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly code: number | undefined;
  readonly subcode: number | undefined;

  /**
   * @param failed what was tried, on which number: "create +1 2025550123 on account 100000000000001"
   * @param answer the answer, our own secrets hidden in it
   * @param httpStatus told to the reader only: Graph says what it means by code
   */
  constructor(
    readonly failed: string,
    readonly answer: GraphErrorBody,
    readonly httpStatus: number,
    readonly context: Context,
  ) {
    super(sentences(failed, answer, httpStatus, context));
    this.code = answer.code;
    this.subcode = answer.error_subcode;
  }

  /** The same answer, told of something else: several operations share one call. */
  about(failed: string): GraphError {
    return new GraphError(failed, this.answer, this.httpStatus, this.context);
  }

  /** The same answer for a call that would have to wait longer than its operation may take. */
  afterWaiting(failed: string, waitMinutes: number | undefined): GraphError {
    return new GraphError(failed, this.answer, this.httpStatus, { ...this.context, waitMinutes });
  }

  get kind(): Kind {
    const known = meaningOf(this.answer, this.context)?.kind;
    if (known !== undefined) return known;
    // A code that nobody documents: whether it was done is only certain where the server says that the request was wrong.
    return this.answer.is_transient === true || this.httpStatus >= 500 ? "unclear" : "final";
  }

  /** Whether Meta says by this that the thing does not exist, or that the token may not see it: it does not tell which. */
  get isHidden(): boolean {
    return this.code === 33 || (this.code === 100 && this.subcode === HIDDEN_SUBCODE);
  }

  /** Whether the code is that one. Some of Meta's codes come in either position. */
  is(code: number): boolean {
    return this.code === code || this.subcode === code;
  }
}

/** The subcode goes first: "already on the account" is a subcode of the general "bad parameter". */
function meaningOf(
  { code, error_subcode }: GraphErrorBody,
  { meanings }: Pick<Context, "meanings">,
): Meaning | undefined {
  const known = (wanted: number) => meanings?.get(wanted) ?? MEANINGS.get(wanted);
  if (code === 100 && error_subcode === HIDDEN_SUBCODE) return known(HIDDEN_SUBCODE);
  const bySubcode = error_subcode === undefined || error_subcode < 1000 ? undefined : known(error_subcode);
  return bySubcode ?? (code === undefined ? undefined : known(code));
}

function sentences(failed: string, answer: GraphErrorBody, httpStatus: number, context: Context): string {
  const { waitMinutes, words } = context;
  const said = [answer.message, answer.error_data, answer.error_user_title, answer.error_user_msg]
    .map((part) => part?.trim() ?? "")
    .filter((part, at, parts) => part !== "" && parts.findIndex((other) => other.includes(part)) === at)
    .map(asSentence);
  const subcode = answer.error_subcode === undefined ? "" : `, subcode ${answer.error_subcode}`;
  const facts = `code ${answer.code ?? "none"}${subcode}, HTTP ${httpStatus}, trace ${answer.fbtrace_id ?? "none"}`;
  const wait =
    waitMinutes === undefined
      ? []
      : [
          `Meta asks to wait ${waitMinutes} ${waitMinutes === 1 ? "minute" : "minutes"}, longer than this operation may take.`,
        ];
  const remedy =
    meaningOf(answer, context)?.remedy(words) ??
    `Meta does not document this code for phone numbers: its support can look the trace up.`;
  return [`Could not ${failed}: ${said.join(" ")} (${facts})`, ...wait, remedy].join(" ");
}

const asSentence = (part: string) => (/[.!?]$/.test(part) ? part : `${part}.`);
