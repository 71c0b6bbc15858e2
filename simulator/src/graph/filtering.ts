import { z } from "zod";
import { invalidParameter } from "./error";
import type { NodeFields } from "./fields";
import { type Parameters, text } from "./parameters";

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const list = z.array(scalar);

const conditions = z.array(
  z.discriminatedUnion("operator", [
    z.object({ operator: z.enum(["EQUAL", "NOT_EQUAL"]), field: z.string(), value: scalar }),
    z.object({ operator: z.enum(["IN", "NOT_IN"]), field: z.string(), value: list }),
  ]),
);

/** Whether a node passes the `filtering` of a call: a JSON list of conditions on its fields. All of them must be true. */
export function filtering<Node>(parameters: Parameters, kind: NodeFields<Node>): (node: Node) => boolean {
  const given = text(parameters, "filtering");
  if (given === undefined) return () => true;
  const wanted = conditionsIn(given);
  const unknown = wanted.find(({ field }) => !Object.hasOwn(kind.read, field));
  if (unknown !== undefined)
    throw invalidParameter(`Parameter filtering: there is no field ${unknown.field}.`);
  return (node) =>
    wanted.every(({ field, operator, value }) => {
      const found = [value].flat().includes(String(kind.read[field]?.(node)));
      return operator === "EQUAL" || operator === "IN" ? found : !found;
    });
}

function conditionsIn(given: string): z.output<typeof conditions> {
  const parsed = conditions.safeParse(jsonIn(given));
  if (parsed.success) return parsed.data;
  throw invalidParameter(`Parameter filtering is not understood:\n${z.prettifyError(parsed.error)}`);
}

function jsonIn(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw invalidParameter("Parameter filtering must be a JSON list of conditions.");
  }
}
