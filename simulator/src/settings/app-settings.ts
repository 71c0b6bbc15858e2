import { z } from "zod";
import { id } from "./id";

/** An app in the settings. Its callback needs no verification, because the writer of the settings can be trusted. Only overrides are verified. */
export const appSettings = z.strictObject({
  id,
  name: z.string().min(1).optional(),
  secret: z
    .string()
    .min(1)
    .optional()
    .describe("Signs its webhooks, and verifies appsecret_proof if a call sends it."),
  callbackUrl: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("The address of its webhooks, unless there is an override."),
  tokens: z
    .array(z.string().min(1))
    .default([])
    .describe("Its tokens. Any other belongs to the default app."),
});
