import { isRegistered } from "../../account/next-step";
import type { Created } from "../../engine/resource-kind";
import { complete } from "./complete";
import { keep } from "./keep";
import type { Run } from "./run";
import type { RegistrationState } from "./state";
import { hiddenLine } from "./wording";

/** Registers the number, takes over an existing registration, or records that it waits. */
export async function createRegistration(run: Run): Promise<Created> {
  // First, because a renamed resource must not take the number offline if the read fails.
  run.memory.keeps(run.id);
  await run.readNumber();
  return { id: run.id, outs: { ...(await registered(run)) } };
}

async function registered(run: Run): Promise<RegistrationState> {
  const is = isRegistered(run.number);
  if (is === null) return run.waits("outcome", hiddenLine(run.name, "whether it is registered"));
  if (!is) return complete(run);
  run.access.notify(
    `${run.name} is registered already: the resource adopted the registration, without a register call.${run.inputs.pin === undefined ? "" : " Its PIN is set to the declared one."}`,
  );
  return keep(run, { pin: true, region: true });
}
