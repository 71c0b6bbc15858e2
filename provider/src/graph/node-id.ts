import * as z from "zod";

/** A string of digits. A JSON number counts only if it certainly lost no digit. */
export const nodeId = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]).transform(String);

const withId = z.object({ id: nodeId });

/** The answer with the requested id, if its own id is the same as a JSON number. JSON numbers lose digits beyond 2^53. */
export function withExactId(json: unknown, id: string): unknown {
  const isSame = typeof json === "object" && json !== null && "id" in json && json.id === Number(id);
  return isSame ? { ...json, id } : json;
}

/** The id in an answer such as `{"id": "300000000000003"}`; `undefined` if there is none. */
export function idIn(answer: unknown): string | undefined {
  return withId.safeParse(answer).data?.id;
}
