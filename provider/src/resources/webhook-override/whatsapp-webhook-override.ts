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
  // The new number has its address before the old one loses its own.
  deletesFirst: () => false,
  shownBy: shownIn(OUTPUTS),
  secrets: secretNames(INPUTS),
  insteadOfImport: (name, id) =>
    `To manage the override, declare it without import: the provider adopts the number's address if it is the same. To look it up only: ${CLASS_NAME}.get("${name}", "${id}").`,
};
const REGISTERING = { options: OPTIONS, inputs: INPUTS, outputs: OUTPUTS, word: "webhook-override" };

/** The description of a number's own webhook. */
export interface WhatsAppWebhookOverrideArgs {
  /**
   * Id of the number, digits only: `support.id`, or `"300000000000003"`. Not `support.phoneNumberId`: in the preview of an update of the number Pulumi
   * knows only the id, and would show the override as replaced.
   *
   * Changing it replaces the override: the new number gets the address, then the provider clears that of the old one. Anything but digits fails in `pulumi preview`.
   *
   * It is the `{Phone-Number-ID}` of the path. Source: WhatsApp Business Platform guide on webhook overrides.
   */
  readonly phoneNumberId: pulumi.Input<string>;

  /**
   * Address of your endpoint, at most 200 characters: `"https://example.com/whatsapp"`. Meta sends the events of this number there, instead of to the address of the
   * account or of the app.
   *
   * Meta calls the address at once: `GET` with `hub.mode=subscribe`, `hub.challenge` and `hub.verify_token`. Your endpoint answers HTTP 200 with the value of
   * `hub.challenge` as the body. If it does not (code 2200), the provider retries until the time for the operation ends.
   *
   * Changing it is an update. `http:`, a `+` in the path (Meta sends a space instead), a fragment and white space fail in `pulumi preview`. Only if `whatsapp:graphUrl`
   * is on this machine, an `http:` address on this machine is accepted too.
   *
   * Sent as `override_callback_uri`. Source: WhatsApp Business Platform guide on webhook overrides.
   */
  readonly callbackUri: pulumi.Input<string>;

  /**
   * Text that Meta sends to your endpoint as `hub.verify_token`, from a secret of the stack config: `config.requireSecret("verifyToken")`. Not a literal: Pulumi's SDK writes
   * whole resources into debug messages.
   *
   * Changing it sends the address again, and Meta calls it with the new text. Meta never shows it. It is always a secret. An empty text fails in `pulumi preview`.
   *
   * Sent as `verify_token`. Source: WhatsApp Business Platform guide on webhook overrides.
   */
  readonly verifyToken: pulumi.Input<string>;

  /**
   * `true` lets this resource replace an address that it did not set. Otherwise it fails, and its message shows that address.
   *
   * Changing it plans nothing. Anything but a boolean fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly takeOver?: pulumi.Input<boolean | undefined>;

  /**
   * Id of the WhatsApp Business Account (WABA) that the number belongs to, digits only: `subscription.id`, or `"100000000000001"`. It chooses the access token. The id of the
   * {@link WhatsAppSubscription} makes Pulumi create the subscription first and delete it last, as Meta requires. Left out, the setting `whatsapp:businessAccountId` is used; without
   * that, the provider tries the default token and then each of `whatsapp:accessTokens`.
   *
   * Changing it changes nothing at Meta. A name instead of the id fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;
}

/** The known facts of an override that exists, to look it up with {@link WhatsAppWebhookOverride.get}. */
export interface WhatsAppWebhookOverrideState {
  /**
   * Id of the WABA that the number belongs to, digits only: `"100000000000001"`. It chooses the access token. Left out, the provider tries the default token and then each of
   * `whatsapp:accessTokens`.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;
}

/**
 * The webhook of one number: the address to which Meta sends its events, instead of that of its account or of the app.
 *
 * The app of the access token must be subscribed to the account: see {@link WhatsAppSubscription}. A deletion clears the address, if this
 * resource set it; Meta then uses the address of the account, or of the app.
 *
 * @example
 * ```ts
 * const config = new pulumi.Config();
 * const subscription = new WhatsAppSubscription("events", { businessAccountId: "100000000000001" });
 * new WhatsAppWebhookOverride("support", {
 *   businessAccountId: subscription.id,
 *   phoneNumberId: support.id,
 *   callbackUri: "https://example.com/whatsapp",
 *   verifyToken: config.requireSecret("verifyToken"),
 * });
 * ```
 */
export class WhatsAppWebhookOverride extends pulumi.CustomResource {
  /** Id of the number, a string of digits. The same value as `id`. */
  declare readonly phoneNumberId: pulumi.Output<string>;
  /** As declared, and after a refresh as Meta has it. */
  declare readonly callbackUri: pulumi.Output<string>;
  /** As declared. A secret; Meta does not show it. */
  declare readonly verifyToken: pulumi.Output<string>;
  /** As declared. */
  declare readonly takeOver: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare readonly businessAccountId: pulumi.Output<string | undefined>;

  /** Id of the app that has the override: that of the access token. `null` if Meta does not return it. */
  declare readonly appId: pulumi.Output<string | null>;
  /** The addresses that this resource has set, of which one may be active: a deletion clears only these. */
  declare readonly ownCallbackUris: pulumi.Output<string[]>;

  /**
   * Looks up the override of a number, without managing it: a refresh reads it, and no operation ever changes it.
   *
   * An id that does not exist, or that the token may not see, fails the preview or update, with the id. So does a number without an override.
   *
   * @param name name of the resource in the stack
   * @param id id of the number, a string of digits, as WhatsApp Manager shows it
   * @param state the account of the number, if it is known: it chooses the access token
   * @param opts resource options
   * @example
   * ```ts
   * const hotline = WhatsAppWebhookOverride.get("hotline", "300000000000003", { businessAccountId: "100000000000001" });
   * ```
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: WhatsAppWebhookOverrideState,
    opts?: pulumi.CustomResourceOptions,
  ): WhatsAppWebhookOverride {
    // A lookup has nothing of its own to declare: `id` in the options makes the engine read instead of create.
    return new WhatsAppWebhookOverride(name, (state ?? {}) as WhatsAppWebhookOverrideArgs, { ...opts, id });
  }

  /**
   * @param name name of the resource in the stack
   * @param args the number and its address
   * @param opts resource options
   */
  constructor(name: string, args: WhatsAppWebhookOverrideArgs, opts?: pulumi.CustomResourceOptions) {
    const registration = registering(REGISTERING, name, args, opts);
    const restoreTraces = skipPromiseTraces();
    try {
      super(...registration);
    } finally {
      restoreTraces();
    }
  }
}
