import { z } from "zod";
import { usedLimit } from "../../limits/limit";
import type { Shapes } from "../area";

const receivesSms = z.boolean().optional();

export const shapes = {
  record: {
    sentCode: z.strictObject({ code: z.string(), method: z.string(), expiresAt: z.number() }).optional(),
    requestedCodes: usedLimit.optional(),
    wrongCodes: usedLimit.optional(),
    receivesSms,
  },
  seed: {
    receivesSms: receivesSms.describe(
      "false for a landline: only a call can bring it a code. true by default.",
    ),
  },
} satisfies Shapes;
