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
  // The new number is registered before the old one is forgotten.
  deletesFirst: () => false,
  shownBy: shownIn(OUTPUTS),
  secrets: secretNames(INPUTS),
  insteadOfImport: (name, id) =>
    `To manage the registration, declare it without import: the provider adopts an existing registration. To look it up only: ${CLASS_NAME}.get("${name}", "${id}").`,
};
const REGISTERING = { options: OPTIONS, inputs: INPUTS, outputs: OUTPUTS, word: "registration" };

/** The arguments for the registration of a number. */
export interface WhatsAppRegistrationArgs {
  /**
   * Id of the number, digits only: `support.id`, or `"300000000000003"`. Not `support.phoneNumberId`, which has the same value: in the preview of
   * an update of the number Pulumi knows only the id, and would show the registration as replaced.
   *
   * Changing it replaces the registration: the new number is registered, and the old one stays registered, unless
   * {@link deregisterOnDelete} is true and the new one is registered first. Anything but digits fails in `pulumi preview`.
   *
   * It is the `{Phone-Number-ID}` of the path. Source: Cloud API reference, registration.
   */
  readonly phoneNumberId: pulumi.Input<string>;

  /**
   * PIN of two-step verification, text of six digits, from a secret of the stack config: `config.requireSecret("pin")`. Not a literal: Pulumi's SDK
   * writes whole resources into debug messages.
   *
   * Left out, the PIN is not managed, and a number that is not registered yet cannot be registered. A number without a PIN gets this one; a number with another PIN
   * gets this one instead. Changing it sets the new PIN without registering again. It is always a secret and is never shown.
   * Anything but six digits fails in `pulumi preview`.
   *
   * Sent as `pin`. Source: Cloud API reference, registration and two-step verification.
   */
  readonly pin?: pulumi.Input<string | undefined>;

  /**
   * Country in which Meta stores the number's data at rest: `"AU"`, `"ID"`, `"IN"`, `"JP"`, `"SG"`, `"KR"`, `"DE"`, `"CH"`, `"GB"`, `"BR"`, `"BH"`, `"ZA"`, `"AE"`, `"CA"`.
   * Left out, it is not managed.
   *
   * Meta sets it only while the number is not registered. A change therefore deregisters the number and registers it again, and fails in `pulumi preview` without
   * {@link allowDowntime}; so does another country.
   *
   * Sent to `/settings` as `data_localization_region`. Source: Cloud API guide on local storage.
   */
  readonly dataRegion?: pulumi.Input<string | undefined>;

  /**
   * Any value: when it changes, the number is registered once more. Meta requires that within 14 days after it has approved another display name.
   *
   * At creation it is only recorded. A value that disappears changes nothing. A list or an object fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly registerAgain?: pulumi.Input<string | number | boolean | undefined>;

  /**
   * `true` fails `pulumi up` if the number cannot be registered now, because it needs a person, a review or free quota. Otherwise the registration
   * is recorded as {@link WhatsAppRegistration.pending}, and the next `pulumi up` completes it.
   *
   * Changing it plans nothing. Anything but a boolean fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly required?: pulumi.Input<boolean | undefined>;

  /**
   * `true` allows that the number is offline while {@link dataRegion} changes: usually for a moment. If its
   * verification is older than 14 days, it stays offline until a person has verified it again.
   *
   * Changing it plans nothing. Anything but a boolean fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly allowDowntime?: pulumi.Input<boolean | undefined>;

  /**
   * `true` deregisters the number when the resource is deleted: it then sends nothing. Otherwise a deletion only removes the registration from the state.
   *
   * Apply it with a separate `pulumi up` before the deletion. Anything but a boolean fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly deregisterOnDelete?: pulumi.Input<boolean | undefined>;

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

/** The known facts about an existing registration, to look it up with {@link WhatsAppRegistration.get}. */
export interface WhatsAppRegistrationState {
  /**
   * Id of the WABA that the number belongs to, digits only: `"100000000000001"`. It chooses the access token. Left out, the
   * provider tries the default token and then each of `whatsapp:accessTokens`.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;
}

/**
 * The registration of a business phone number for the Cloud API: the step after which it can send.
 *
 * A number must be verified first, with a code that a person reads: `npx pulumi-whatsapp verify`. Until then the registration waits, the rest of
 * `pulumi up` goes on, and the next one completes it. The provider adopts an existing registration without a call. A deletion removes the registration from the state and leaves the number registered.
 *
 * @example
 * ```ts
 * const config = new pulumi.Config();
 * new WhatsAppRegistration("support", {
 *   phoneNumberId: support.id,
 *   pin: config.requireSecret("pin"),
 * });
 * ```
 */
export class WhatsAppRegistration extends pulumi.CustomResource {
  /** Id of the number, a string of digits. The same value as `id`. */
  declare readonly phoneNumberId: pulumi.Output<string>;
  /** As declared. A secret; Meta does not show it. */
  declare readonly pin: pulumi.Output<string | undefined>;
  /** As declared, and after a refresh of a registered number as Meta has it. */
  declare readonly dataRegion: pulumi.Output<string | undefined>;
  /** The value with which the number was last registered. */
  declare readonly registerAgain: pulumi.Output<string | number | boolean | undefined>;
  /** As declared. */
  declare readonly required: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare readonly allowDowntime: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare readonly deregisterOnDelete: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare readonly businessAccountId: pulumi.Output<string | undefined>;

  /** Whether the number is registered for the Cloud API. `null` if the app may not see it. */
  declare readonly registered: pulumi.Output<boolean | null>;
  /**
   * The reason why the registration is not complete: `"verification"` (a person must enter a code), `"name"` (Meta has not processed the display name), `"quota"` (it was
   * registered too often), `"outcome"` (an answer was lost, or Meta hides the state). `null` if it is complete.
   */
  declare readonly pending: pulumi.Output<string | null>;
  /** State of the number: `PENDING`, `CONNECTED`, `BANNED` and others. `null` if the app may not see it. */
  declare readonly status: pulumi.Output<string | null>;
  /** Where the number runs: `CLOUD_API`, `ON_PREMISE`, `NOT_APPLICABLE`. `null` if the app may not see it. */
  declare readonly platformType: pulumi.Output<string | null>;
  /** Whether the number's ownership is verified: `NOT_VERIFIED`, `VERIFIED`, `EXPIRED`. A registered number that is `EXPIRED` still works. */
  declare readonly codeVerificationStatus: pulumi.Output<string | null>;
  /** Whether two-step verification is on. `null` if the app may not see it. */
  declare readonly pinEnabled: pulumi.Output<boolean | null>;
  /** Times of this stack's register calls within the last 72 hours, ISO 8601 in UTC. After 8 the provider stops, because Meta blocks a number after 10. */
  declare readonly registerCalls: pulumi.Output<string[]>;
  /** The next step towards a number that sends: `"verify"`, `"register"`, `"wait for the name"`. `null` if there is none, or Meta does not show enough to tell. */
  declare readonly nextStep: pulumi.Output<string | null>;
  /** Whether the number can send: it is registered for the Cloud API and connected. `null` if the app may not see that. */
  declare readonly ready: pulumi.Output<boolean | null>;

  /**
   * Looks up the registration of a number, without managing it: a refresh reads it, and no operation ever changes it.
   *
   * An id that does not exist, or that the token may not see, fails the preview or update, with the id.
   *
   * @param name name of the resource in the stack
   * @param id id of the number, a string of digits, as WhatsApp Manager shows it
   * @param state the account of the number, if it is known: it chooses the access token
   * @param opts resource options
   * @example
   * ```ts
   * const hotline = WhatsAppRegistration.get("hotline", "300000000000003", { businessAccountId: "100000000000001" });
   * ```
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: WhatsAppRegistrationState,
    opts?: pulumi.CustomResourceOptions,
  ): WhatsAppRegistration {
    // A lookup has nothing of its own to declare: `id` in the options makes the engine read instead of create.
    return new WhatsAppRegistration(name, (state ?? {}) as WhatsAppRegistrationArgs, { ...opts, id });
  }

  /**
   * @param name name of the resource in the stack
   * @param args the number to register
   * @param opts resource options
   */
  constructor(name: string, args: WhatsAppRegistrationArgs, opts?: pulumi.CustomResourceOptions) {
    const registration = registering(REGISTERING, name, args, opts);
    const restoreTraces = skipPromiseTraces();
    try {
      super(...registration);
    } finally {
      restoreTraces();
    }
  }
}
