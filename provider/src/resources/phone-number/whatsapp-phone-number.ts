import * as pulumi from "@pulumi/pulumi";
import { publicNames, secretNames, shownIn } from "../../engine/fields";
import { typeToken } from "../../engine/handle";
import { skipPromiseTraces } from "../../engine/promise-traces";
import { registering } from "../../engine/registering";
import type { OptionRules } from "../../engine/resource-options";
import { CLASS_NAME, deletesFirst, INPUTS, MIRRORED_OPTIONS, OUTPUTS } from "./fields";

const OPTIONS: OptionRules = {
  className: CLASS_NAME,
  type: typeToken(CLASS_NAME),
  inputs: publicNames(INPUTS),
  mirrored: MIRRORED_OPTIONS,
  deletesFirst,
  shownBy: shownIn(OUTPUTS),
  secrets: secretNames(INPUTS),
  insteadOfImport: (name, id) =>
    `To manage the number, declare it with adoptExisting: true and without import; to look it up only: ${CLASS_NAME}.get("${name}", "${id}").`,
};
const REGISTERING = { options: OPTIONS, inputs: INPUTS, outputs: OUTPUTS };

/** The arguments for a number that a program declares. */
export interface WhatsAppPhoneNumberArgs {
  /**
   * Id of the WhatsApp Business Account (WABA) that the number belongs to, digits only: `"100000000000001"`.
   * Left out, the setting `whatsapp:businessAccountId` is used.
   *
   * Changing it replaces the number, and no API call can delete the old one: see
   * [Replacing a number](https://github.com/pulumi-whatsapp/pulumi-whatsapp/blob/main/docs/changes.md#replace-a-number).
   * A name instead of the id, or neither input nor setting, fails in `pulumi preview`.
   *
   * It is the `{WABA-ID}` of the path. Source: Graph API reference, WhatsApp Business Account, phone numbers, creating.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;

  /**
   * Dial code of the number, digits only: `"1"`, `"44"`, `"971"`.
   *
   * Changing it replaces the number, and no API call can delete the old one: see
   * [Replacing a number](https://github.com/pulumi-whatsapp/pulumi-whatsapp/blob/main/docs/changes.md#replace-a-number).
   * `"+1"` fails in `pulumi preview`, with the value to write instead; so does a code that no country uses.
   *
   * Sent as `cc`. Source: Graph API reference, WhatsApp Business Account, phone numbers, creating.
   */
  readonly cc: pulumi.Input<string>;

  /**
   * The number without dial code and plus sign, digits only: `"2025550123"`.
   *
   * Changing it replaces the number, and no API call can delete the old one: see
   * [Replacing a number](https://github.com/pulumi-whatsapp/pulumi-whatsapp/blob/main/docs/changes.md#replace-a-number).
   * Spaces, hyphens, a repeated dial code, a trunk prefix or an impossible length fail in `pulumi preview`; if the
   * right value is certain, the message has it.
   *
   * Sent as `phone_number`. Source: Graph API reference, WhatsApp Business Account, phone numbers, creating.
   */
  readonly phoneNumber: pulumi.Input<string>;

  /**
   * Display name that people see in the number's profile, 2 to 75 characters: `"Acme Support"`.
   * Required, unless {@link migratePhoneNumber} is true.
   *
   * It is set when the number is created. The endpoint cannot change it afterwards: a different name fails in `pulumi preview`,
   * with the alternatives ({@link renameByApi}, rename in WhatsApp Manager and `pulumi refresh`, or `ignoreChanges`).
   *
   * Sent as `verified_name`. Source: Graph API reference, WhatsApp Business Account, phone numbers, creating; the lengths are
   * from Meta's guide on display names.
   */
  readonly verifiedName?: pulumi.Input<string | undefined>;

  /**
   * `true` moves a number that is registered under another WABA to {@link businessAccountId}, where it gets a new id.
   *
   * Only a creation uses it: changing it later plans nothing. Anything but a boolean fails in `pulumi preview`.
   *
   * Sent as `migrate_phone_number`. Source: Graph API reference, WhatsApp Business Account, phone numbers, creating.
   */
  readonly migratePhoneNumber?: pulumi.Input<boolean | undefined>;

  /**
   * Id of a number that was verified beforehand, text of 1 to 256 characters: `"200000000000002"`.
   *
   * Only a creation uses it: changing it later plans nothing. White space or control characters in it fail in `pulumi preview`.
   *
   * Sent as `preverified_id`. Source: Graph API reference, WhatsApp Business Account, phone numbers, creating.
   */
  readonly preverifiedId?: pulumi.Input<string | undefined>;

  /**
   * `true` adopts the number if it is already on the account, instead of failing. The provider then lists the account's numbers
   * before it creates anything. A number whose display name differs from {@link verifiedName} is not adopted: the error
   * has both names.
   *
   * Only a creation uses it: changing it later plans nothing. Anything but a boolean fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly adoptExisting?: pulumi.Input<boolean | undefined>;

  /**
   * `true` lets a changed {@link verifiedName} rename the number: the provider requests the new name once, and Meta reviews it. Meanwhile Meta shows the old name, see
   * {@link WhatsAppPhoneNumber.approvedName}; that is no difference. A name that Meta declines fails in `pulumi preview` after the next refresh, until the program has another one. It
   * is never sent again.
   *
   * Changing it plans an update that sends nothing. Anything but a boolean fails in `pulumi preview`. Meta allows 10 renames in 30 days, and one review at a time.
   *
   * The name is sent as `new_display_name`. Source: WhatsApp Business Platform guide on display names.
   */
  readonly renameByApi?: pulumi.Input<boolean | undefined>;
}

/** The known facts about an existing number, to look it up with {@link WhatsAppPhoneNumber.get}. */
export interface WhatsAppPhoneNumberState {
  /**
   * Id of the WABA that the number belongs to, digits only: `"100000000000001"`. It chooses the access token. Left out, the
   * provider tries the default token and then each of `whatsapp:accessTokens`.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;
}

/**
 * A business phone number on a WhatsApp Business Account (WABA).
 *
 * Meta's API can create and read a number. It renames one only after a review, if {@link WhatsAppPhoneNumberArgs.renameByApi} is true, and cannot delete one, so a removal from the program fails unless the number was
 * deleted in WhatsApp Manager or is retained. Use `protect` and `retainOnDelete` in production.
 *
 * @example
 * ```ts
 * const support = new WhatsAppPhoneNumber("support", {
 *   businessAccountId: "100000000000001",
 *   cc: "1",
 *   phoneNumber: "2025550123",
 *   verifiedName: "Acme Support",
 * });
 * export const supportId = support.phoneNumberId;
 * ```
 */
export class WhatsAppPhoneNumber extends pulumi.CustomResource {
  /** Id of the WABA that the number belongs to. Absent after {@link get} without it: Meta's answer does not name the account. */
  declare readonly businessAccountId: pulumi.Output<string | undefined>;
  /** Dial code of the number. After {@link get} it is taken from the number as Meta shows it. */
  declare readonly cc: pulumi.Output<string>;
  /** The number without its dial code. After {@link get} it is taken from the number as Meta shows it. */
  declare readonly phoneNumber: pulumi.Output<string>;
  /** Display name: as declared, and after a refresh as Meta reports it, if that is another name. */
  declare readonly verifiedName: pulumi.Output<string | undefined>;
  /** As given when the number was declared. */
  declare readonly migratePhoneNumber: pulumi.Output<boolean | undefined>;
  /** As given when the number was declared. */
  declare readonly preverifiedId: pulumi.Output<string | undefined>;
  /** As given when the number was declared. */
  declare readonly adoptExisting: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare readonly renameByApi: pulumi.Output<boolean | undefined>;

  /** Id of the number, a string of digits. The same value as `id`. The Cloud API's message calls take it. */
  declare readonly phoneNumberId: pulumi.Output<string>;
  /** The number as Meta shows it: `"+1 202-555-0123"`. For some countries it differs from the sent number: never compare it. */
  declare readonly displayPhoneNumber: pulumi.Output<string | null>;
  /** Whether the number's ownership is verified: `NOT_VERIFIED`, `VERIFIED`, `EXPIRED`, or a value that Meta adds later. */
  declare readonly codeVerificationStatus: pulumi.Output<string | null>;
  /** How customers rate its messages: `GREEN`, `YELLOW`, `RED`, `UNKNOWN`, `NA`, or a value that Meta adds later. */
  declare readonly qualityRating: pulumi.Output<string | null>;
  /** State of the number: `PENDING`, `CONNECTED`, `BANNED` and others. `null` if the app may not see it. */
  declare readonly status: pulumi.Output<string | null>;
  /** State of the review of the display name: `APPROVED`, `PENDING_REVIEW` and others. `null` if the app may not see it. */
  declare readonly nameStatus: pulumi.Output<string | null>;
  /** Where the number runs: `CLOUD_API`, `ON_PREMISE`, `NOT_APPLICABLE`. `null` if the app may not see it. */
  declare readonly platformType: pulumi.Output<string | null>;
  /**
   * The display name that Meta shows, `null` if it shows none yet. While Meta reviews another one, it stays the old one. A registered number must be registered again after Meta
   * has approved another name: pass this output to `registerAgain` of its {@link WhatsAppRegistration}.
   */
  declare readonly approvedName: pulumi.Output<string | null>;
  /** The display name that {@link WhatsAppPhoneNumberArgs.renameByApi} requested and Meta does not show, because Meta reviews or has declined it. `null` if there is none. */
  declare readonly requestedName: pulumi.Output<string | null>;
  /**
   * The next step towards a number that sends: `"verify"`, `"register"`, `"wait for the name"`. `null` if there is none, or Meta does not show
   * enough to tell. A number that works has `null` here and `true` in {@link ready}.
   */
  declare readonly nextStep: pulumi.Output<string | null>;
  /**
   * Whether the number can send: it is registered for the Cloud API and connected. `null` if the app may not see that. Like every value from Meta,
   * it is as of the last creation or `pulumi refresh`: a later registration shows after a refresh.
   */
  declare readonly ready: pulumi.Output<boolean | null>;

  /**
   * Looks up a number that exists, without managing it: a refresh reads it, and no operation ever changes or deletes it.
   *
   * An id that does not exist, or that the token may not see, fails the preview or update, with the id.
   *
   * @param name name of the resource in the stack
   * @param id id of the number, a string of digits, as WhatsApp Manager shows it
   * @param state the account of the number, if it is known: it chooses the access token
   * @param opts resource options
   * @example
   * ```ts
   * const hotline = WhatsAppPhoneNumber.get("hotline", "300000000000003", { businessAccountId: "100000000000001" });
   * ```
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: WhatsAppPhoneNumberState,
    opts?: pulumi.CustomResourceOptions,
  ): WhatsAppPhoneNumber {
    // A lookup has no number of its own to declare: `id` in the options makes the engine read instead of create.
    return new WhatsAppPhoneNumber(name, (state ?? {}) as WhatsAppPhoneNumberArgs, { ...opts, id });
  }

  /**
   * @param name name of the resource in the stack
   * @param args the number to create
   * @param opts resource options; `retainOnDelete` must be applied by a separate `up` before a replacement can use it
   */
  constructor(name: string, args: WhatsAppPhoneNumberArgs, opts?: pulumi.CustomResourceOptions) {
    const registration = registering(REGISTERING, name, args, opts);
    const restoreTraces = skipPromiseTraces();
    try {
      super(...registration);
    } finally {
      restoreTraces();
    }
  }
}
