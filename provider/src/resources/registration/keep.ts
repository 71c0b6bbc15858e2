import { NotInitialised, Refusal, textOf } from "../../engine/errors";
import { complete } from "./complete";
import { dataRegionOf } from "./data-region";
import { deregister } from "./deregister";
import { setPin } from "./pin";
import { obstacle, register } from "./register";
import type { Run } from "./run";
import type { RegistrationState } from "./state";

/** The possible needs of a registered number. */
export interface Needs {
  readonly pin: boolean;
  readonly region: boolean;
}

/** Brings a registered number to the declared state, and leaves it registered if possible. */
export async function keep(run: Run, needs: Needs): Promise<RegistrationState> {
  const moves = needs.region && (await isElsewhere(run));
  if (moves && run.inputs.allowDowntime !== true) throw new Refusal(needsDowntime(run));
  if (needs.pin && run.inputs.pin !== undefined) await setPin(run);
  else run.fulfil("pin");
  if (moves) return move(run);
  run.fulfil("dataRegion");
  if (!run.isOpen("registerAgain")) return run.state(null);
  return obstacle(run) ?? register(run);
}

async function isElsewhere(run: Run): Promise<boolean> {
  const { dataRegion } = run.inputs;
  if (dataRegion === undefined) return false;
  const region = await dataRegionOf(run.node, run.context("read the data region of"));
  if (region !== "unclear") return region !== dataRegion;
  throw new Refusal(
    `Could not read the data region of ${run.name}: Meta's answer has no storage setting in a known form. Nothing was changed. ` +
      `Run the same command again later, or remove dataRegion.`,
  );
}

/** Meta accepts a region only while the number is not registered. */
async function move(run: Run): Promise<RegistrationState> {
  // Before the number goes offline, because otherwise it could not come back.
  const waiting = obstacle(run);
  if (waiting !== undefined) return waiting;
  await deregister(run);
  run.wentOffline();
  try {
    await run.readNumber();
    return await complete(run);
  } catch (error) {
    throw error instanceof NotInitialised ? error : run.failure(null, textOf(error));
  }
}

const needsDowntime = (run: Run) =>
  `Could not set the data region ${run.inputs.dataRegion ?? ""} of ${run.name}: the number is registered already, and Meta sets a region only while it is not. ` +
  `Nothing was changed. If the number may be offline for a moment, write allowDowntime: true; otherwise remove dataRegion.`;
