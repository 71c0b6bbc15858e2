type Formatter = (error: Error, frames: NodeJS.CallSite[]) => unknown;

/** The settings of stack traces, as each supported Node.js has them: some have no formatter of their own. */
const traces = Error as { stackTraceLimit: number; prepareStackTrace?: Formatter | undefined };

/**
 * Lets Pulumi's SDK skip the traces of its promises while it constructs a resource, until the result is called.
 *
 * For each property the SDK takes four traces, to name a promise that never resolves, and maps each frame to its source.
 * With a number's properties that takes longer than the rest of its construction. Nobody reads them, unless
 * `PULUMI_DEBUG_PROMISE_LEAKS` is set. The other traces stay whole: that of the state, for which the SDK lifts the limit,
 * and those of errors, which have a message or are formatted later.
 */
export function skipPromiseTraces(): () => void {
  const { prepareStackTrace: format } = traces;
  // Without a formatter Node.js formats traces itself, which is fast.
  if (format === undefined || process.env.PULUMI_DEBUG_PROMISE_LEAKS) return () => undefined;
  traces.prepareStackTrace = (error, frames) =>
    error.message === "" && Number.isFinite(traces.stackTraceLimit) ? String(error) : format(error, frames);
  return () => {
    traces.prepareStackTrace = format;
  };
}
