import { z } from "zod";

const ID_HINT = "an id is digits, in quotes";

/** The first id that appears twice. */
export function twice(ids: readonly string[]): string | undefined {
  return ids.find((one, index) => ids.indexOf(one) !== index);
}

/** A list without doubles. */
export function uniqueIds(shape: z.ZodString) {
  return z.array(shape).check(({ value, issues }) => {
    const double = twice(value);
    if (double !== undefined)
      issues.push({ code: "custom", input: value, message: `${double} is listed twice` });
  });
}

/** An id in the settings. */
export const id = z.string(ID_HINT).regex(/^\d{1,32}$/, ID_HINT);
