import { accountsOf } from "../../account/accounts";
import type { GraphNumber } from "../../account/graph-number";
import { isRegistered } from "../../account/next-step";
import { NumberNode } from "../../account/number-node";
import type { GraphAccess } from "../../engine/access";
import type { Properties } from "../../engine/properties";
import { secretsIn } from "../../engine/fields";
import type { Read } from "../../engine/resource-kind";
import { dataRegionOf } from "./data-region";
import { INPUTS } from "./fields";
import { inputsIn, type RegistrationInputs } from "./inputs";
import { MEANINGS_OF_REGISTERING } from "./meanings";
import { recentCalls } from "./own-quota";
import { pendingNow, stateOf } from "./state";
import { numberName } from "../../account/number-name";

/**
 * Reads a registration for a refresh or a lookup. For a refresh `props` are its old outputs, for a lookup by the number's id the
 * program's properties.
 */
export async function readRegistration(access: GraphAccess, id: string, props: Properties): Promise<Read> {
  const isLookup = !("registered" in props);
  const old = { ...inputsIn(props), phoneNumberId: id };
  const node = new NumberNode(id, old.businessAccountId, access.shared(accountsOf));
  const context = {
    action: `read the registration of ${numberName(id)}`,
    deadline: access.deadline(),
    meanings: MEANINGS_OF_REGISTERING,
    secrets: secretsIn(INPUTS, props),
  };
  const isKnown = (listed: GraphNumber) =>
    isRegistered(listed) === (props.registered ?? null) &&
    listed.is_pin_enabled === (props.pinEnabled ?? null);
  const number = isLookup
    ? await node.read(context)
    : await node.readForRefresh("registration", context, isKnown);
  if (number === undefined) return {};
  // Meta has no region of an unregistered number, and the registration sets the declared one.
  const isSetAtMeta = old.dataRegion !== undefined && isRegistered(number) === true;
  const found = isSetAtMeta ? await dataRegionOf(node, context) : "unclear";
  const inputs = found === "unclear" ? old : withRegion(old, found);
  const registerCalls = recentCalls(props.registerCalls, access.clock.epochMs());
  const state = stateOf(inputs, { number, pending: pendingNow(props.pending, number), registerCalls });
  return { id, props: state, inputs };
}

function withRegion(
  { dataRegion: _declared, ...inputs }: Partial<RegistrationInputs>,
  found: string | undefined,
): Partial<RegistrationInputs> {
  return found === undefined ? inputs : { ...inputs, dataRegion: found };
}
