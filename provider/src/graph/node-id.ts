import { z } from "zod";

/** A string of digits. A JSON number is taken only where it is certain that no digit of it was lost. */
export const nodeId = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]).transform(String);

const withId = z.object({ id: nodeId });

/** The id in an answer such as `{"id": "300000000000003"}`; `undefined` if there is none. */
export function idIn(answer: unknown): string | undefined {
  return withId.safeParse(answer).data?.id;
}
