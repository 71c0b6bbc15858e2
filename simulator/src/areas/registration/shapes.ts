import { z } from "zod";
import { usedLimit } from "../../limits/limit";
import type { Shapes } from "../area";
import { REGIONS } from "./regions";

const pin = z.string().regex(/^\d{6}$/);
const dataRegion = z.enum(REGIONS);

export const shapes = {
  record: {
    /** The two-step verification PIN, set by the first registration or by a call of its own. */
    pin: z.string().optional(),
    wrongPins: usedLimit.optional(),
    registerQuota: usedLimit.optional(),
    deregisterQuota: usedLimit.optional(),
    dataRegion: dataRegion.optional(),
    halfDeregistered: z.boolean().optional(),
    /** The time until which the number must be registered again, because it was registered under its former name. */
    registerAgainBy: z.number().optional(),
  },
  state: {
    /** The digits that left an account in the last minutes. */
    recentlyDeleted: z.array(z.strictObject({ digits: z.string(), at: z.number() })).default([]),
  },
  seed: {
    pin: pin.optional().describe("The two-step verification PIN. Without one two-step verification is off."),
    dataRegion: dataRegion.optional().describe("Where the content of its messages is kept."),
    halfDeregistered: z
      .boolean()
      .optional()
      .describe("A deregistration stopped halfway: register answers 133000 until deregister succeeds."),
  },
  modes: {
    deletion: z
      .enum(["immediate", "slow"])
      .optional()
      .describe("slow: a number that was deleted and added again cannot be registered for 5 minutes."),
    pinBeforeRegistration: z
      .enum(["allowed", "refused"])
      .optional()
      .describe("Whether POST /{number} sets the PIN of a number that is not registered."),
  },
} satisfies Shapes;
