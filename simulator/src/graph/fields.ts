import { graphError } from "./error";

/** The fields of a kind of node. Every answer has those under `always`, and a call has to name all others. */
export interface NodeFields<Node> {
  readonly type: string;
  readonly always: readonly string[];
  readonly read: Readonly<Record<string, (node: Node) => unknown>>;
}

/** If a call asks for an unknown field, the whole call fails. */
export function checkFields<Node>(kind: NodeFields<Node>, asked: readonly string[] = []): void {
  const unknown = asked.find((field) => !Object.hasOwn(kind.read, field));
  if (unknown === undefined) return;
  throw graphError({
    code: 100,
    message: `Tried accessing nonexisting field (${unknown}) on node type (${kind.type})`,
  });
}

/** A node as an answer. As on Graph, it always has an `id`, and no field without a value. */
export function present<Node>(kind: NodeFields<Node>, node: Node, asked: readonly string[] | undefined) {
  checkFields(kind, asked);
  const answer: Record<string, unknown> = {};
  for (const field of asked === undefined ? kind.always : [...asked, "id"]) {
    const value = kind.read[field]?.(node);
    if (value !== undefined) answer[field] = value;
  }
  return answer;
}
