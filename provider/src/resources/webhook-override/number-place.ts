import * as z from "zod";
import type { NumberNode } from "../../account/number-node";
import { numberName } from "../../account/number-name";
import type { Place } from "../../account/webhooks/place";
import type { CallContext } from "../../graph/graph-client";
import { nodeId, withExactId } from "../../graph/node-id";
import { Refusal } from "../../graph/refusal";

const FIELDS = "display_phone_number,webhook_configuration";

const text = z.string().optional().catch(undefined);
const answer = z.object({
  id: nodeId,
  display_phone_number: text,
  // Meta leaves it out if no address is set anywhere. Some of Meta's code writes an empty object as a list.
  webhook_configuration: z
    .union([z.object({ phone_number: z.string().nullish() }), z.array(z.never())])
    .nullish(),
});

/** The address of one number. It wins over the addresses of its account and of the app. */
export class NumberPlace implements Place {
  readonly #node: NumberNode;
  #displayed: string | undefined;

  constructor(node: NumberNode) {
    this.#node = node;
  }

  /** How messages name the number. */
  get number(): string {
    return numberName(this.#node.id, { display_phone_number: this.#displayed ?? null });
  }

  async read(context: CallContext): Promise<string | undefined> {
    const json = await this.#node.get(undefined, { fields: FIELDS }, context);
    const read = answer.safeParse(withExactId(json, this.#node.id));
    if (!read.success || read.data.id !== this.#node.id) {
      throw new Refusal(
        `Could not ${context.action}: Meta's answer cannot be read. Run the same command again.`,
      );
    }
    this.#displayed = read.data.display_phone_number;
    const { webhook_configuration: configuration } = read.data;
    const uri = (Array.isArray(configuration) ? undefined : configuration?.phone_number) ?? "";
    return uri === "" ? undefined : uri;
  }

  set(callbackUri: string, verifyToken: string, context: CallContext): Promise<unknown> {
    return this.#configure({ override_callback_uri: callbackUri, verify_token: verifyToken }, context);
  }

  clear(context: CallContext): Promise<unknown> {
    return this.#configure({ override_callback_uri: "" }, context);
  }

  #configure(configuration: Readonly<Record<string, string>>, context: CallContext): Promise<unknown> {
    return this.#node.post(undefined, { webhook_configuration: configuration }, context);
  }
}
