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
  // The new account is subscribed before the old one is forgotten.
  deletesFirst: () => false,
  shownBy: shownIn(OUTPUTS),
  secrets: secretNames(INPUTS),
  insteadOfImport: (name, id) =>
    `To manage the subscription, declare it without import: the provider adopts an existing subscription. To look it up only: ${CLASS_NAME}.get("${name}", "${id}").`,
};
const REGISTERING = { options: OPTIONS, inputs: INPUTS, outputs: OUTPUTS, word: "subscription" };

/** The description of an app's subscription to an account. */
export interface WhatsAppSubscriptionArgs {
  /**
   * Id of the WhatsApp Business Account (WABA), digits only: `"100000000000001"`. The app of its access token receives the account's events. Left out, the setting
   * `whatsapp:businessAccountId` is used.
   *
   * Changing it replaces the subscription: the app subscribes to the new account, then the provider clears the address of the old one. A name instead of the id fails in `pulumi preview`.
   *
   * It is the `{WABA-ID}` of the path. Source: Graph API reference, WhatsApp Business Account, subscribed apps.
   */
  readonly businessAccountId?: pulumi.Input<string | undefined>;

  /**
   * Address of your endpoint for this account, at most 200 characters: `"https://example.com/whatsapp"`. Meta sends the account's events there, instead of to the address of
   * the app. Left out, it is not managed. If you remove it from the program, the provider clears it.
   *
   * Meta calls the address at once: `GET` with `hub.mode=subscribe`, `hub.challenge` and `hub.verify_token`. Your endpoint answers HTTP 200 with the value of
   * `hub.challenge` as the body. If it does not (code 2200), the provider retries until the time for the operation ends.
   *
   * The provider does not replace an address that it did not set. Changing your own is an update. `http:`, a `+` in the path (Meta sends a space instead), a fragment and
   * white space fail in `pulumi preview`. Only if `whatsapp:graphUrl` is on this machine, an `http:` address on this machine is accepted too.
   *
   * Sent as `override_callback_uri`. Source: WhatsApp Business Platform guide on webhook overrides.
   */
  readonly callbackUri?: pulumi.Input<string | undefined>;

  /**
   * Text that Meta sends to your endpoint as `hub.verify_token`, from a secret of the stack config: `config.requireSecret("verifyToken")`. Not a literal: Pulumi's SDK writes
   * whole resources into debug messages.
   *
   * Changing it sends the address again, and Meta calls it with the new text. Meta never shows it. It is always a secret. An empty text, and one without
   * {@link callbackUri}, fail in `pulumi preview`.
   *
   * Sent as `verify_token`. Source: WhatsApp Business Platform guide on webhook overrides.
   */
  readonly verifyToken?: pulumi.Input<string | undefined>;

  /**
   * `true` ends the subscription when the resource is deleted: the app then receives no events of the account. Otherwise a deletion clears the address and keeps the subscription.
   * A deletion fails while the app has an address that this resource did not set, because unsubscribing would remove it.
   *
   * Apply it with a separate `pulumi up` before the deletion. Anything but a boolean fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  readonly unsubscribeOnDelete?: pulumi.Input<boolean | undefined>;
}

/**
 * The subscription of the access token's app to an account: without it no event of the account arrives anywhere.
 *
 * The provider adopts an existing subscription without a call. A deletion clears the address, if this resource set it, and keeps the subscription:
 * see {@link WhatsAppSubscriptionArgs.unsubscribeOnDelete}.
 *
 * @example
 * ```ts
 * const config = new pulumi.Config();
 * new WhatsAppSubscription("events", {
 *   businessAccountId: "100000000000001",
 *   callbackUri: "https://example.com/whatsapp",
 *   verifyToken: config.requireSecret("verifyToken"),
 * });
 * ```
 */
export class WhatsAppSubscription extends pulumi.CustomResource {
  /** Id of the WABA, a string of digits. The same value as `id`. */
  declare readonly businessAccountId: pulumi.Output<string>;
  /** As declared, and after a refresh as Meta has it. */
  declare readonly callbackUri: pulumi.Output<string | undefined>;
  /** As declared. A secret; Meta does not show it. */
  declare readonly verifyToken: pulumi.Output<string | undefined>;
  /** As declared. */
  declare readonly unsubscribeOnDelete: pulumi.Output<boolean | undefined>;

  /** Id of the subscribed app. `null` while a lost answer leaves the subscription uncertain. */
  declare readonly appId: pulumi.Output<string | null>;
  /** Name of that app. `null` if Meta does not show it. */
  declare readonly appName: pulumi.Output<string | null>;
  /** The addresses that this resource has set, of which one may be active: a deletion clears only these. */
  declare readonly ownCallbackUris: pulumi.Output<string[]>;

  /**
   * Looks up the subscription of the access token's app, without managing it: a refresh reads it, and no operation ever changes it.
   *
   * An account that does not exist, or that the token may not see, fails the preview or update. So does an account to which the app is not subscribed.
   *
   * @param name name of the resource in the stack
   * @param id id of the WABA, a string of digits
   * @param opts resource options
   * @example
   * ```ts
   * const events = WhatsAppSubscription.get("events", "100000000000001");
   * ```
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): WhatsAppSubscription {
    // A lookup has nothing of its own to declare: `id` in the options makes the engine read instead of create.
    return new WhatsAppSubscription(name, {}, { ...opts, id });
  }

  /**
   * @param name name of the resource in the stack
   * @param args the account, and the address for it
   * @param opts resource options
   */
  constructor(name: string, args: WhatsAppSubscriptionArgs, opts?: pulumi.CustomResourceOptions) {
    const registration = registering(REGISTERING, name, args, opts);
    const restoreTraces = skipPromiseTraces();
    try {
      super(...registration);
    } finally {
      restoreTraces();
    }
  }
}
