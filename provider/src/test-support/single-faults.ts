import type { Properties } from "../engine/properties";
import { lost, ok, refused, reply, type Instead } from "./graph";

/** Faults of one request, by the sentence that they end. */
export const FAULTS: Readonly<Record<string, Instead>> = {
  "drops before Meta does it": () => lost(),
  "drops after Meta did it": (asked, graph) => (graph.answer(asked), lost()),
  "answers 500 before": () => reply(500, { error: { message: "Unknown", code: 1 } }),
  "answers 500 after": (asked, graph) => (graph.answer(asked), reply(500, "<h1>Oops</h1>")),
  "answers no JSON": (asked, graph) => (graph.answer(asked), reply(200, "<h1>Hello</h1>")),
  "answers nothing": (asked, graph) => (graph.answer(asked), ok({})),
  "is throttled": () => refused(80007),
  "is refused": () => refused(200),
  "meets a token that has ended": () => refused(190),
  "meets a number that is hidden": () => refused(100, { error_subcode: 33 }),
  "meets an app that has used up its calls": () => refused(4),
};

/** The fault hits one request, counted from 1. */
export function nth(request: number, fault: Instead): Instead {
  let count = 0;
  return (asked, graph) => (++count === request ? fault(asked, graph) : undefined);
}

/** The state after an operation: returned, recorded by an error, or none. */
export async function stateAfter(operation: Promise<Properties>): Promise<Properties | undefined> {
  return operation.catch((error: unknown) => (error as { properties?: Properties }).properties);
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
