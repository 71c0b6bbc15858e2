import { isUnverified } from "../../account/next-step";
import { dataRegionOf, setDataRegion } from "./data-region";
import { setPinFirst } from "./pin";
import { obstacle, register } from "./register";
import type { Run } from "./run";
import type { RegistrationState } from "./state";
import { hiddenLine, verifyLine } from "./wording";

/** Registers a number that is certainly not registered, unless something stands in the way. Nothing is sent before it is verified. */
export async function complete(run: Run): Promise<RegistrationState> {
  const unverified = isUnverified(run.number);
  if (unverified === true) return run.waits("verification", verifyLine(run.name, run.id));
  if (unverified === null) return run.waits("outcome", hiddenLine(run.name, "whether it is verified"));
  const waiting = obstacle(run);
  if (waiting !== undefined) return waiting;
  await setRegionFirst(run);
  if (run.number.is_pin_enabled === true) await setPinFirst(run);
  return register(run);
}

async function setRegionFirst(run: Run): Promise<void> {
  const { dataRegion } = run.inputs;
  if (dataRegion !== undefined) {
    const about = run.about(`set the data region ${dataRegion} of`);
    if ((await dataRegionOf(run.node, about)) !== dataRegion) {
      await setDataRegion(run.node, dataRegion, about);
    }
  }
  run.fulfil("dataRegion");
}
