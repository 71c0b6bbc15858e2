import { z } from "zod";
import type { Shapes } from "../area";

export const shapes = {
  record: {
    sentCode: z.strictObject({ code: z.string(), method: z.string(), expiresAt: z.number() }).optional(),
  },
} satisfies Shapes;
