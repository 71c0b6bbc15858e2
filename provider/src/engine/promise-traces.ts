type Formatter = (error: Error, frames: NodeJS.CallSite[]) => unknown;

/** The formatter of stack traces, which not every supported Node.js has. */
const traces = Error as { prepareStackTrace?: Formatter | undefined };

/** The function of Pulumi's SDK that takes a trace for each promise. */
const OF_PROMISES = "debuggablePromise";

/**
 * Lets Pulumi's SDK skip the traces of its promises while it constructs a resource, until the result is called.
 *
 * For each property the SDK takes four traces, to name a promise that never resolves, and maps each frame to its source.
 * With a number's properties that takes longer than the rest of its construction. Nobody reads them, unless
 * `PULUMI_DEBUG_PROMISE_LEAKS` is set. Every other trace stays whole.
 *
 * Each class calls it. A shared base class could not, because the SDK counts constructors to find the program's line.
 */
export function skipPromiseTraces(): () => void {
  const { prepareStackTrace: format } = traces;
  // Without a formatter Node.js formats traces itself, which is fast.
  if (format === undefined || process.env.PULUMI_DEBUG_PROMISE_LEAKS) return () => undefined;
  const skipping: Formatter = (error, frames) =>
    frames[0]?.getFunctionName() === OF_PROMISES ? String(error) : format(error, frames);
  traces.prepareStackTrace = skipping;
  return () => {
    // A transformation may have installed another one.
    if (traces.prepareStackTrace === skipping) traces.prepareStackTrace = format;
  };
}
