import * as z from "zod";
import type { ProfileInputs } from "./inputs";
import { changed } from "../../engine/fields";
import { INPUTS } from "./fields";

/** The edge of a number that holds its profile. */
export const EDGE = "whatsapp_business_profile";

/** Meta leaves out fields that are empty. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

const shown = {
  about: text,
  address: text,
  description: text,
  email: text,
  websites: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  // A profile without an industry has this value.
  vertical: text.transform((value) => (value === "UNDEFINED" ? "" : value)),
  profile_picture_url: text,
};

/** The fields to ask for, because Meta shows no others by itself. */
export const FIELDS = Object.keys(shown).join(",");

const answer = z
  .object({ data: z.array(z.object(shown)).max(1) })
  .transform(({ data: [profile] }) => profile ?? z.object(shown).parse({}));

/** A profile as Meta shows it. Fields that Meta does not show are empty. */
export type Profile = z.output<typeof answer>;

/** `undefined` if the answer is not a profile. */
export const profileIn = (json: unknown): Profile | undefined => answer.safeParse(json).data;

/** The inputs that a read shows. */
export const READABLE = ["about", "address", "description", "email", "websites", "vertical"] as const;

type Readable = (typeof READABLE)[number];

/** The values of a profile that the program declares. */
export type Declared = Pick<ProfileInputs, Readable>;

/** The declared fields that differ in the profile. */
export function differing(declared: Partial<ProfileInputs>, profile: Profile): Readable[] {
  const managed = READABLE.filter((name) => declared[name] !== undefined);
  const differ = changed(INPUTS, "updates", profile, declared);
  return managed.filter((name) => differ.includes(name));
}

/** The profile's values of these fields. */
export const valuesOf = (profile: Profile, names: readonly Readable[]): Declared =>
  Object.fromEntries(names.map((name) => [name, profile[name]]));
