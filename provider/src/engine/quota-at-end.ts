import { Quota } from "../graph/quota";

/**
 * Counts the requests of this process, and shows them when the engine ends it: after the last operation, also after ^C. Before
 * that, no call of the engine is certain to be the last.
 */
export function quotaShownAtEnd(show: (quota: Quota) => void | Promise<void>): Quota {
  const quota = new Quota(() => {
    process.once("SIGINT", () => {
      void Promise.resolve(show(quota)).finally(endBySignal);
    });
  });
  return quota;
}

/** As if nobody had listened, unless other code in this process does: it has the signal already. */
function endBySignal(): void {
  if (process.listenerCount("SIGINT") === 0) process.kill(process.pid, "SIGINT");
}
