import * as z from "zod";
import { nodeId } from "../graph/node-id";

const shown = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/**
 * The fields of a number, each written once. Every app may see the fields that are `always` there. The others must be asked for.
 * One that the app may not see can make the whole call fail.
 */
const TEXTS = {
  display_phone_number: "always",
  verified_name: "always",
  quality_rating: "always",
  code_verification_status: "always",
  status: "on request",
  name_status: "on request",
  platform_type: "on request",
} as const;

type Text = keyof typeof TEXTS;

const NAMES = Object.keys(TEXTS) as Text[];
const ALWAYS_VISIBLE = ["id", ...NAMES.filter((name) => TEXTS[name] === "always")];
const ON_REQUEST = NAMES.filter((name) => TEXTS[name] === "on request");
/** Whether two-step verification is on. Apart from the fields above, because only registrations show it. */
export const PIN = "is_pin_enabled";

/** The fields to ask for: each set follows if Meta refused the one before it. The status goes last, because it shows which numbers live. */
export const FIELD_SETS: readonly (readonly string[])[] = [
  [...ALWAYS_VISIBLE, ...ON_REQUEST],
  [...ALWAYS_VISIBLE, "status"],
  ALWAYS_VISIBLE,
];

export const FIELD_SETS_WITH_PIN: readonly (readonly string[])[] = [
  ...FIELD_SETS.slice(0, 1).map((fields) => [...fields, PIN]),
  ...FIELD_SETS,
];

/** The output that shows a field. */
export const outputName = (field: string): string =>
  field === PIN ? "pinEnabled" : field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export const graphNumber = z.object({
  id: nodeId,
  ...(Object.fromEntries(NAMES.map((name) => [name, shown])) as Record<Text, typeof shown>),
  [PIN]: z
    .boolean()
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
});

/** A number as Meta shows it. `null` stands for a value that the answer lacks. */
export type GraphNumber = z.output<typeof graphNumber>;

/** A number of which only the id is known. */
export const unreadNumber = (id: string): GraphNumber => graphNumber.parse({ id });

/** Meta goes on showing deleted numbers, and numbers that moved to another account. */
const DEAD = new Set<string | null>(["DELETED", "MIGRATED"]);

/** Whether the entry is a number: it is none if Meta shows it as deleted or moved away. */
export const isLiving = ({ status }: GraphNumber): boolean => !DEAD.has(status);
