import { CallError } from "../../graph/call-error";
import { GraphError } from "../../graph/graph-error";
import type { Run } from "./run";

/** Sets or replaces the PIN. The same call twice has the same effect, so a second try follows a lost answer. */
export async function setPin(run: Run): Promise<void> {
  const { pin } = run.inputs;
  const set = () => run.node.post(undefined, { pin }, run.context("set the PIN of"));
  try {
    await set();
  } catch (error) {
    if (!(error instanceof CallError) || error.kind !== "unclear") throw error;
    await set();
  }
  run.pinIsSet();
}

/** The number is not registered, or a parameter is bad: Meta does not say which. */
const REFUSALS_BEFORE = new Set<number | undefined>([133010, 100]);

/** The same before a registration, which also sets the PIN: Meta may refuse it for an unregistered number. */
export async function setPinFirst(run: Run): Promise<void> {
  try {
    await setPin(run);
  } catch (error) {
    if (!(error instanceof GraphError) || !REFUSALS_BEFORE.has(error.code)) throw error;
  }
}
