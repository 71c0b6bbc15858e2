import { isRegistered } from "../../account/next-step";
import { Refusal } from "../../engine/errors";
import type { GraphAccess } from "../../engine/access";
import type { Properties } from "../../engine/properties";
import { deregister } from "./deregister";
import { inputsIn } from "./inputs";
import type { Memory } from "./memory";
import { Run } from "./run";
import { numberName } from "../../account/number-name";

/** Forgets the registration. Only `deregisterOnDelete` takes the number offline, and never a number that another resource of this run has. */
export async function deleteRegistration(
  access: GraphAccess,
  memory: Memory,
  id: string,
  props: Properties,
): Promise<void> {
  if (memory.isKept(id)) return;
  const inputs = inputsIn(props);
  if (inputs.deregisterOnDelete !== true) {
    if (props.registered === true) access.notify(staysRegistered(id));
    return;
  }
  const successor = memory.waitingSuccessor(id);
  if (successor !== undefined) {
    access.notify(successor === "unknown" ? deletedAhead(id) : replacedTooEarly(id));
    return;
  }
  const { businessAccountId } = inputs;
  const run = new Run(access, memory, props, {
    phoneNumberId: id,
    ...(businessAccountId !== undefined && { businessAccountId }),
  });
  if (!(await run.lookIfThere())) return;
  const is = isRegistered(run.number);
  if (is === null) throw new Refusal(unclear(run.name));
  if (is) await deregister(run);
}

const staysRegistered = (id: string) =>
  `${numberName(id)} stays registered at Meta: Pulumi forgets the registration. If the number should go offline, declare the registration again with deregisterOnDelete: true, run pulumi up, and remove it then.`;

const deletedAhead = (id: string) =>
  `${numberName(id)} was not deregistered: its registration leaves the state before the number itself is deleted, which Meta's API cannot do. ` +
  `Take the change of the number back and run pulumi up: the registration comes back without a register call.`;

const replacedTooEarly = (id: string) =>
  `${numberName(id)} was not deregistered: the number that takes its place is not registered yet, so this one goes on sending. ` +
  `Once the new number sends, deregister the old one in another way, or leave it.`;

const unclear = (name: string) =>
  `Could not tell whether ${name} is registered: Meta does not show platform_type to this app. Nothing was changed. ` +
  `Give the token's system user access to the account, or remove deregisterOnDelete by a pulumi up of its own.`;
