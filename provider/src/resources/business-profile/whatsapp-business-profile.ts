import * as pulumi from "@pulumi/pulumi";
import { publicNames, secretNames, shownIn } from "../../engine/fields";
import { typeToken } from "../../engine/handle";
import { skipPromiseTraces } from "../../engine/promise-traces";
import { registering } from "../../engine/registering";
import type { OptionRules } from "../../engine/resource-options";
import { CLASS_NAME, INPUTS, OUTPUTS } from "./fields";

const OPTIONS: OptionRules = {
  className: CLASS_NAME,
  type: typeToken(CLASS_NAME),
  inputs: publicNames(INPUTS),
  mirrored: {},
  // The new number gets its profile before the old one is forgotten.
  deletesFirst: () => false,
  shownBy: shownIn(OUTPUTS),
  secrets: secretNames(INPUTS),
  insteadOfImport: (name, id) =>
    `To manage the profile, declare it without import: each registered number has one, and the provider adopts it. ` +
    `To look it up only: ${CLASS_NAME}.get("${name}", "${id}").`,
};
const REGISTERING = { options: OPTIONS, inputs: INPUTS, outputs: OUTPUTS, word: "business-profile" };

/** The arguments for the profile of a number. A field that is left out is not managed: it is never sent and never compared. */
export interface WhatsAppBusinessProfileArgs {
  /**
   * Id of the number, digits only: `support.id`, or `"300000000000003"`. Not `support.phoneNumberId`, which has the same value: in the preview of
   * an update of the number Pulumi knows only the id, and would show the profile as replaced.
   *
   * Changing it replaces the profile: the new number gets it, and the old number keeps its profile. Anything but digits fails in `pulumi preview`.
   *
   * It is the `{Phone-Number-ID}` of the path. Source: Cloud API reference, business profiles.
   */
  readonly phoneNumberId: pulumi.Input<string>;

  /**
   * The text below the name: `"We answer within a day"`, 1 to 139 characters. Left out, it is not managed.
   *
   * Changing it is an update. Meta cannot clear it: an empty text fails in `pulumi preview`, and so does a longer one.
   *
   * Sent as `about`. Source: Cloud API reference, business profiles.
   */
  readonly about?: pulumi.Input<string | undefined>;

  /**
   * Address of the business: `"1 Example Street, Springfield"`, up to 256 characters. `""` clears it. Left out, it is not managed.
   *
   * Changing it is an update. A longer text fails in `pulumi preview`.
   *
   * Sent as `address`. Source: Cloud API reference, business profiles.
   */
  readonly address?: pulumi.Input<string | undefined>;

  /**
   * Description of the business, up to 512 characters. `""` clears it. Left out, it is not managed.
   *
   * Changing it is an update. A longer text fails in `pulumi preview`.
   *
   * Sent as `description`. Source: Cloud API reference, business profiles.
   */
  readonly description?: pulumi.Input<string | undefined>;

  /**
   * Email address of the business: `"support@example.com"`, up to 128 characters. `""` clears it. Left out, it is not managed.
   *
   * Changing it is an update. A text that is no email address fails in `pulumi preview`.
   *
   * Sent as `email`. Source: Cloud API reference, business profiles.
   */
  readonly email?: pulumi.Input<string | undefined>;

  /**
   * Up to two websites, each with `http://` or `https://` and up to 256 characters: `["https://example.com"]`. `[]` clears them. Left out, they are not managed.
   *
   * Changing one, or their order, is an update. A last slash, and capitals in the host, make no difference. A website without a scheme fails in
   * `pulumi preview`, with the value to write instead.
   *
   * Sent as `websites`. Source: Cloud API reference, business profiles.
   */
  readonly websites?: pulumi.Input<pulumi.Input<string>[] | undefined>;

  /**
   * Industry of the business: `"OTHER"`, `"AUTO"`, `"BEAUTY"`, `"APPAREL"`, `"EDU"`, `"ENTERTAIN"`, `"EVENT_PLAN"`, `"FINANCE"`, `"GROCERY"`, `"GOVT"`, `"HOTEL"`,
   * `"HEALTH"`, `"NONPROFIT"`, `"PROF_SERVICES"`, `"RETAIL"`, `"TRAVEL"`, `"RESTAURANT"`, `"ALCOHOL"`, `"ONLINE_GAMBLING"`, `"PHYSICAL_GAMBLING"`, `"OTC_DRUGS"`. Left out, it is not managed.
   *
   * Changing it is an update. Another text fails in `pulumi preview`, with the list.
   *
   * Sent as `vertical`. Source: Cloud API reference, business profiles.
   */
  readonly vertical?: pulumi.Input<string | undefined>;

  /**
   * Path of a PNG or JPEG file of up to 5 MB, relative to the program's folder: `"logo.png"`. Left out, the picture is not managed.
   *
   * The provider compares the content: a changed file is an update, another path to the same content is none. A file that is missing, too large or not a picture fails in
   * `pulumi preview`. Meta does not show which picture a number has, so a refresh does not find a picture that was changed by hand.
   *
   * Uploaded, and sent as `profile_picture_handle`. The upload needs the id of the token's app: the provider reads it from Meta, or uses `whatsapp:appId` if Meta does not return it.
   * Source: Cloud API reference, business profiles, and Graph API guide on resumable uploads.
   */
  readonly picture?: pulumi.Input<string | undefined>;

  /**
   * Id of the WhatsApp Business Account (WABA) that the number belongs to, digits only: `"100000000000001"`. It chooses the access token. Left out, the setting
   * `whatsapp:businessAccountId` is used; without that, the provider tries the default token and then each of `whatsapp:accessTokens`.
   *
   * Changing it changes nothing at Meta. A name instead of the id fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;
}

/** The known facts about an existing profile, to look it up with {@link WhatsAppBusinessProfile.get}. */
export interface WhatsAppBusinessProfileState {
  /**
   * Id of the WABA that the number belongs to, digits only: `"100000000000001"`. It chooses the access token. Left out, the
   * provider tries the default token and then each of `whatsapp:accessTokens`.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;
}

/**
 * The profile of a business phone number, as customers see it: about, address, description, email, websites, industry and picture.
 *
 * Only the fields that the program declares are managed. Each operation reads the profile first and sends only the fields that differ. Only a
 * registered number has a profile: until then the profile waits, the rest of `pulumi up` goes on, and the next one completes it. A
 * deletion removes the profile from the state and leaves it unchanged at Meta.
 *
 * @example
 * ```ts
 * new WhatsAppBusinessProfile(
 *   "support",
 *   {
 *     phoneNumberId: support.id,
 *     about: "We answer within a day",
 *     websites: ["https://example.com"],
 *     vertical: "RETAIL",
 *     picture: "logo.png",
 *   },
 *   { dependsOn: [registration] },
 * );
 * ```
 */
export class WhatsAppBusinessProfile extends pulumi.CustomResource {
  /** Id of the number, a string of digits. The same value as `id`. */
  declare readonly phoneNumberId: pulumi.Output<string>;
  /** As declared, and after a refresh as Meta has it. `""` if it is empty. */
  declare readonly about: pulumi.Output<string | undefined>;
  /** As declared, and after a refresh as Meta has it. `""` if it is empty. */
  declare readonly address: pulumi.Output<string | undefined>;
  /** As declared, and after a refresh as Meta has it. `""` if it is empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** As declared, and after a refresh as Meta has it. `""` if it is empty. */
  declare readonly email: pulumi.Output<string | undefined>;
  /** As declared, and after a refresh as Meta has them. `[]` if there are none. */
  declare readonly websites: pulumi.Output<string[] | undefined>;
  /** As declared, and after a refresh as Meta has it. `""` if it is empty. */
  declare readonly vertical: pulumi.Output<string | undefined>;
  /** As declared. */
  declare readonly picture: pulumi.Output<string | undefined>;
  /** As declared. */
  declare readonly businessAccountId: pulumi.Output<string | undefined>;

  /** The reason why the profile is not complete: `"registration"` (the number is not registered). `null` if it is complete. */
  declare readonly pending: pulumi.Output<string | null>;
  /** SHA-256 of the picture that Meta has accepted from this stack, 64 hexadecimal digits. `null` if there is none, or it is not certain that Meta has accepted it. */
  declare readonly pictureSha256: pulumi.Output<string | null>;

  /**
   * Looks up the profile of a number, without managing it: a refresh reads it, and no operation ever changes it. The outputs have every field that Meta shows,
   * `""` and `[]` for empty fields.
   *
   * An id that does not exist, or that the token may not see, fails the preview or update, with the id.
   *
   * @param name name of the resource in the stack
   * @param id id of the number, a string of digits, as WhatsApp Manager shows it
   * @param state the account of the number, if it is known: it chooses the access token
   * @param opts resource options
   * @example
   * ```ts
   * const hotline = WhatsAppBusinessProfile.get("hotline", "300000000000003", { businessAccountId: "100000000000001" });
   * ```
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: WhatsAppBusinessProfileState,
    opts?: pulumi.CustomResourceOptions,
  ): WhatsAppBusinessProfile {
    // A lookup has nothing of its own to declare: `id` in the options makes the engine read instead of create.
    return new WhatsAppBusinessProfile(name, (state ?? {}) as WhatsAppBusinessProfileArgs, { ...opts, id });
  }

  /**
   * @param name name of the resource in the stack
   * @param args the number, and the fields of its profile
   * @param opts resource options
   */
  constructor(name: string, args: WhatsAppBusinessProfileArgs, opts?: pulumi.CustomResourceOptions) {
    const registration = registering(REGISTERING, name, args, opts);
    const restoreTraces = skipPromiseTraces();
    try {
      super(...registration);
    } finally {
      restoreTraces();
    }
  }
}
