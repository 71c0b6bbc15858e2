import { accountsOf } from "../../account/accounts";
import { NumberNode } from "../../account/number-node";
import { AppUnknown } from "../../account/app-unknown";
import { callsOf, type Calls } from "../../account/webhooks/address";
import { otherApp, type OtherApp } from "../../account/webhooks/other-app";
import { MEANINGS_OF_WEBHOOKS } from "../../account/webhooks/meanings";
import type { GraphAccess } from "../../engine/access";
import { secretsIn } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Deadline } from "../../graph/clock";
import type { CallContext } from "../../graph/graph-client";
import { INPUTS } from "./fields";
import type { OverrideInputs } from "./inputs";
import { NumberPlace } from "./number-place";

/** One operation on the override of one number. */
export class Run {
  readonly node: NumberNode;
  readonly place: NumberPlace;
  readonly deadline: Deadline;

  /**
   * @param olds the old outputs, empty for a creation
   * @param inputs the inputs that the operation knows
   */
  constructor(
    readonly access: GraphAccess,
    readonly id: string,
    readonly olds: Properties,
    readonly inputs: Partial<OverrideInputs>,
  ) {
    this.node = new NumberNode(id, inputs.businessAccountId, access.shared(accountsOf));
    this.place = new NumberPlace(this.node);
    this.deadline = access.deadline();
  }

  /** The app of the token; `null` if Meta does not name it. Only after a read, which finds the token. */
  async appId(): Promise<string | null> {
    const context = this.context("read");
    try {
      return await this.node.withToken(context, (numbers) => numbers.appId(context));
    } catch (error) {
      if (error instanceof AppUnknown) return null;
      throw error;
    }
  }

  /** The app of the state, if the token belongs to another app. Meta does not show the address to that one. */
  async otherApp(): Promise<OtherApp | undefined> {
    return otherApp(this.olds, await this.appId());
  }

  /** How messages name the override. */
  get subject(): string {
    return `The webhook override of ${this.place.number}`;
  }

  /** @param verb the action: "set" */
  context(verb: string, deadline = this.deadline): CallContext {
    return {
      action: `${verb} the webhook override of ${this.place.number}`,
      deadline,
      meanings: MEANINGS_OF_WEBHOOKS,
      secrets: secretsIn(INPUTS, this.olds, this.inputs),
    };
  }

  /** @param verb the change: "set" */
  calls(verb: string): Calls {
    const { access, deadline } = this;
    const { requestTimeoutMs } = access.settings;
    const context: Run["context"] = (tried, by) => this.context(tried, by);
    return callsOf({ deadline, requestTimeoutMs, notify: access.notify, context }, "read", verb);
  }
}
