import { isUnverified } from "../../account/next-step";
import { dataRegionOf, setDataRegion } from "./data-region";
import { setPinFirst } from "./pin";
import { obstacle, register } from "./register";
import type { Run } from "./run";
import type { RegistrationState } from "./state";
import { hiddenLine, verifyLine } from "./wording";

/** Registers a number that is certainly not registered, unless something prevents it. It sends nothing before the number is verified. */
export async function complete(run: Run): Promise<RegistrationState> {
  const unverified = isUnverified(run.number);
  if (unverified === true) return run.waits("verification", verifyLine(run.name, run.id));
  if (unverified === null) return run.waits("outcome", unclearVerification(run));
  if (run.olds.pending === "name" && run.number.name_status === "PENDING_REVIEW") {
    return run.waits("name", stillReviewed(run.name));
  }
  const waiting = obstacle(run);
  if (waiting !== undefined) return waiting;
  await setRegionFirst(run);
  if (run.number.is_pin_enabled === true) await setPinFirst(run);
  return register(run);
}

const unclearVerification = ({ name, number: { code_verification_status: shown } }: Run) =>
  shown === null
    ? hiddenLine(name, "whether it is verified")
    : `${name} waits: its code_verification_status is ${shown}, which this release does not know, so nothing was sent. Check the number in WhatsApp Manager.`;

/** A try would only use up the calls that Meta allows. */
const stillReviewed = (name: string) =>
  `${name} waits for its display name: Meta still reviews it. No call was made. Run pulumi up again later.`;

async function setRegionFirst(run: Run): Promise<void> {
  const { dataRegion } = run.inputs;
  if (dataRegion !== undefined) {
    const context = run.context(`set the data region ${dataRegion} of`);
    if ((await dataRegionOf(run.node, context)) !== dataRegion) {
      await setDataRegion(run.node, dataRegion, context);
    }
  }
  run.fulfil("dataRegion");
}
