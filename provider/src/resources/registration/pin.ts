import { CallError } from "../../graph/call-error";
import { GraphError } from "../../graph/graph-error";
import type { Run } from "./run";

/** Sets or replaces the PIN. The same call twice does the same, so a lost answer is followed by a second try. */
export async function setPin(run: Run): Promise<void> {
  const { pin } = run.inputs;
  const set = () => run.node.post(undefined, { pin }, run.about("set the PIN of"));
  try {
    await set();
  } catch (error) {
    if (!(error instanceof CallError) || error.kind !== "unclear") throw error;
    await set();
  }
  run.pinIsSet();
}

/** Not registered, or a bad parameter: Meta does not say which of them it answers. */
const REFUSALS_BEFORE = new Set<number | undefined>([133010, 100]);

/** The same before a registration, which sets the PIN too: Meta may refuse to do it for a number that is not registered. */
export async function setPinFirst(run: Run): Promise<void> {
  try {
    await setPin(run);
  } catch (error) {
    if (!(error instanceof GraphError) || !REFUSALS_BEFORE.has(error.code)) throw error;
  }
}
