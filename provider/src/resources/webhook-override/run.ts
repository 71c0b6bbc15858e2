import { accountsOf } from "../../account/accounts";
import { NumberNode } from "../../account/number-node";
import { beforeLooks } from "../../account/time-for-looks";
import type { Calls } from "../../account/webhooks/address";
import { MEANINGS_OF_WEBHOOKS } from "../../account/webhooks/meanings";
import type { GraphAccess } from "../../engine/access";
import { secretsIn } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Deadline } from "../../graph/clock";
import type { About } from "../../graph/graph-client";
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
   * @param inputs those that the operation knows
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

  /** @param verb what is tried: "set" */
  about(verb: string, deadline = this.deadline): About {
    return {
      failed: `${verb} the webhook override of ${this.place.number}`,
      deadline,
      meanings: MEANINGS_OF_WEBHOOKS,
      secrets: secretsIn(INPUTS, this.olds, this.inputs),
    };
  }

  /** @param verb the change: "set" */
  calls(verb: string): Calls {
    const beforeTheLooks = beforeLooks(this.deadline, this.access.settings.requestTimeoutMs);
    return {
      look: () => this.about("read"),
      change: () => this.about(verb, beforeTheLooks),
      onRetry: ({ facts }) => {
        this.access.notify(`${facts} The provider tries again until its time for this operation ends.`);
      },
    };
  }
}
