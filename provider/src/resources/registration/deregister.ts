import { Refusal } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import { GraphError } from "../../graph/graph-error";
import { confirmUnregistered } from "./confirm";
import type { Run } from "./run";

const NOT_REGISTERED = 133010;

/** Takes the number off the Cloud API with one call. If the answer is lost, reads follow. */
export async function deregister(run: Run): Promise<void> {
  const context = run.context("deregister");
  try {
    await run.node.post("deregister", {}, context);
  } catch (error) {
    if (error instanceof GraphError && error.code === NOT_REGISTERED) return;
    if (!(error instanceof CallError) || error.kind !== "unclear") throw error;
    const details = [error.facts];
    if (await confirmUnregistered(run, details)) return;
    throw new Refusal(
      `Outcome unknown: Meta may have deregistered ${run.name}. ${details.join(" ")} ` +
        `The state is unchanged. Run the same command again: it reads the number first.`,
    );
  }
}
