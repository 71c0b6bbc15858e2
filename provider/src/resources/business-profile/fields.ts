import { outputsFrom, type InputField } from "../../engine/fields";
import type * as z from "zod";
import type * as rules from "./rules";
import { sameText, sameWebsites } from "./same";

export const CLASS_NAME = "WhatsAppBusinessProfile";

type Rules = typeof rules;

const input = <Schema extends z.ZodType>(field: InputField<Rules, Schema>) => field;

/**
 * The inputs, each written once. An input that is left out is not managed. `whatsapp-business-profile.ts` documents each; a type test compares.
 */
export const INPUTS = {
  phoneNumberId: input({
    schema: (is) => is.numericId("the number"),
    misnomers: ["id", "numberId", "phone_number_id"],
    wire: null,
    change: "replaces",
  }),
  about: input({
    schema: (is) => is.about().optional(),
    misnomers: ["status", "aboutText"],
    wire: "about",
    change: "updates",
    same: sameText,
  }),
  address: input({
    schema: (is) => is.textUpTo(256, "the address of the business").optional(),
    wire: "address",
    change: "updates",
    same: sameText,
  }),
  description: input({
    schema: (is) => is.textUpTo(512, "the description of the business").optional(),
    wire: "description",
    change: "updates",
    same: sameText,
  }),
  email: input({
    schema: (is) => is.email().optional(),
    misnomers: ["mail", "emailAddress"],
    wire: "email",
    change: "updates",
    same: sameText,
  }),
  websites: input({
    schema: (is) => is.websites().optional(),
    misnomers: ["website", "url", "urls"],
    wire: "websites",
    change: "updates",
    same: sameWebsites,
  }),
  vertical: input({
    schema: (is) => is.vertical().optional(),
    misnomers: ["industry", "category"],
    wire: "vertical",
    change: "updates",
  }),
  picture: input({
    schema: (is) => is.picturePath().optional(),
    misnomers: ["photo", "image", "profilePicture", "profilePictureUrl", "profile_picture_handle"],
    wire: "profile_picture_handle",
    change: "updates",
    // The content of the file decides, because the path differs from machine to machine.
    same: (before, now) => (before === undefined) === (now === undefined),
  }),
  businessAccountId: input({
    schema: (is) => is.numericId("the WhatsApp Business Account").optional(),
    setting: {
      name: "businessAccountId",
      form: "the numeric id of the WhatsApp Business Account",
      value: "id",
    },
    misnomers: ["wabaId", "waba_id"],
    wire: null,
    change: "updates",
  }),
};

/** The reason why a profile is not complete. */
export type Pending = "registration";

/** The source of the outputs. */
export interface ProfileFacts {
  readonly pending: Pending | null;
  /** Of the picture from this stack that Meta has. */
  readonly pictureSha256: string | null;
}

const output = outputsFrom<ProfileFacts>();

/** The outputs beside the inputs. */
export const OUTPUTS = {
  pending: output(({ pending }) => pending),
  pictureSha256: output(({ pictureSha256 }) => pictureSha256),
};
