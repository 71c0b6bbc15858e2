import { graphError } from "./error";

/** What a kind of node can tell: `always` is answered unasked, everything else only when a call names it. */
export interface NodeFields<Node> {
  readonly type: string;
  readonly always: readonly string[];
  readonly read: Readonly<Record<string, (node: Node) => unknown>>;
}

/** A call that asks for a field that does not exist fails as a whole. */
export function checkFields<Node>(kind: NodeFields<Node>, asked: readonly string[] = []): void {
  const unknown = asked.find((field) => !Object.hasOwn(kind.read, field));
  if (unknown === undefined) return;
  throw graphError({
    code: 100,
    message: `Tried accessing nonexisting field (${unknown}) on node type (${kind.type})`,
  });
}

/** A node as an answer. `id` is always in it, and a field without a value is left out, as Graph does. */
export function present<Node>(kind: NodeFields<Node>, node: Node, asked: readonly string[] | undefined) {
  checkFields(kind, asked);
  const answer: Record<string, unknown> = {};
  for (const field of asked === undefined ? kind.always : [...asked, "id"]) {
    const value = kind.read[field]?.(node);
    if (value !== undefined) answer[field] = value;
  }
  return answer;
}
