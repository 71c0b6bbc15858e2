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
  `${numberName(id)} stays registered at Meta: Pulumi only removes the registration from the state. To take the number offline, declare the registration again with deregisterOnDelete: true, run pulumi up, then remove it.`;

const deletedAhead = (id: string) =>
  `${numberName(id)} was not deregistered: the program replaces the number, and Meta's API cannot delete the old one. ` +
  `Undo the change of the number and run pulumi up: Pulumi records the registration again, without a register call.`;

const replacedTooEarly = (id: string) =>
  `${numberName(id)} was not deregistered and can still send: the number that replaces it is not registered yet. ` +
  `After the new number sends, deregister the old one with POST /${id}/deregister, or keep it.`;

const unclear = (name: string) =>
  `Could not check whether ${name} is registered: Meta does not show platform_type to this app. Nothing was changed. ` +
  `Give the token's system user access to the account, or remove deregisterOnDelete with a separate pulumi up first.`;
