import { Refusal } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import { GraphError } from "../../graph/graph-error";
import { seenUnregistered } from "./looks";
import type { Run } from "./run";

const NOT_REGISTERED = 133010;

/** Takes the number off the Cloud API with one call. If the answer is lost, reads follow. */
export async function deregister(run: Run): Promise<void> {
  const about = run.about("deregister");
  try {
    await run.node.post("deregister", {}, about);
  } catch (error) {
    if (error instanceof GraphError && error.code === NOT_REGISTERED) return;
    if (!(error instanceof CallError) || error.kind !== "unclear") throw error;
    const learnt = [error.facts];
    if (await seenUnregistered(run, learnt)) return;
    throw new Refusal(
      `Outcome unknown: Meta may have deregistered ${run.name}. ${learnt.join(" ")} ` +
        `The state is unchanged. Run the same command again: it reads the number first.`,
    );
  }
}
