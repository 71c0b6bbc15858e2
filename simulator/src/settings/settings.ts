import { z } from "zod";
import { SCOPES } from "../accounts";
import { DEFAULT_APP } from "../apps";
import { shapeOf } from "../areas";
import { fault, LONGEST_TIMER_MS } from "../faults/fault";
import { appSettings } from "./app-settings";
import { id } from "./id";
import { accountModes, globalModes } from "./mode-settings";

const token = z.string().min(1);

const seededNumber = z.strictObject({
  id: id.optional(),
  cc: z.string(),
  phoneNumber: z.string().describe("National digits, without the dial code."),
  ...shapeOf("seed"),
});

/** Settings that areas add to an account. */
export const accountSettings = z.object(shapeOf("account"));

const account = z.strictObject({
  id,
  name: z.string().min(1).optional(),
  tokens: z.array(token).default([]).describe("Tokens that may do everything on this account."),
  ...accountModes.shape,
  numbers: z.array(seededNumber).default([]).describe("Numbers that it has when it is first started."),
  ...accountSettings.shape,
});

const common = {
  tokens: z
    .array(
      z.strictObject({
        token,
        accounts: z.union([z.array(id), z.literal("all")]).default("all"),
        scopes: z.array(z.enum(SCOPES)).default([...SCOPES]),
        expired: z.boolean().default(false),
      }),
    )
    .default([])
    .describe("Tokens with access to several accounts, or without some scopes."),
  apps: z
    .array(appSettings)
    .default([])
    .describe(`Apps besides the default one, ${DEFAULT_APP.id}, which can be described here too.`),
  appSecret: z
    .string()
    .min(1)
    .optional()
    .describe("Requires appsecret_proof. It is the secret of each app without its own secret."),
  webhookTargets: z
    .enum(["loopback", "any"])
    .default("loopback")
    .describe("Where webhooks may go: to this machine only, or to any address with https."),
  webhookTimeoutMs: z
    .int()
    .positive()
    .max(LONGEST_TIMER_MS)
    .default(5_000)
    .describe("How long a webhook may take to answer."),
  adminSecret: z
    .string()
    .min(1)
    .optional()
    .describe("Secret of the admin endpoint. Left out: generated at each start."),
  ...globalModes.shape,
  faults: z.array(fault).default([]).describe("Faults that are active from the start."),
  data: z.string().min(1).optional().describe("The state file. Left out: the state is lost at the end."),
  host: z.string().min(1).default("127.0.0.1").describe("The address to listen on."),
  port: z.int().min(0).max(65_535).default(0).describe("0 takes any free port."),
};

const accounts = z.array(account).min(1, "name at least one account");

/** All settings. A program can also pass a clock and a log. */
export const settings = z.strictObject({ accounts, ...common });

/** The same in a file. There the accounts may also come from the command line. */
export const settingsFile = z.strictObject({
  $schema: z.string().optional(),
  accounts: accounts.optional(),
  ...common,
});

type FromFile = Omit<z.output<typeof settingsFile>, "$schema">;
export type SettingsFile = { [Name in keyof FromFile]?: Exclude<FromFile[Name], undefined> };
export type Settings = z.output<typeof settings>;
export type SettingsInput = z.input<typeof settings>;
export type AccountSettings = z.output<typeof accountSettings>;
export type SeededNumber = z.output<typeof seededNumber>;
