import { z } from "zod";
import type { Shapes } from "../area";
import { VERTICALS } from "./rules";

/** The profile that customers see. Missing properties are empty. */
const profile = z.strictObject({
  about: z.string().optional(),
  address: z.string().optional(),
  description: z.string().optional(),
  email: z.string().optional(),
  websites: z.array(z.string()).optional(),
  vertical: z.enum(VERTICALS).optional(),
  pictureSha256: z.string().optional().describe("SHA-256 of the picture's bytes, in hexadecimal digits."),
});

export type Profile = z.infer<typeof profile>;

export const shapes = {
  record: { profile: profile.optional() },
  seed: { profile: profile.optional().describe("What customers see of the number.") },
  modes: {
    profileBeforeRegistration: z
      .enum(["allowed", "refused"])
      .optional()
      .describe("Whether the business profile of a number that is not registered can be read and changed."),
  },
} satisfies Shapes;
