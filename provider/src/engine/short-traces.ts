/** Stack traces are short until `restore`. `completed` gives an error that was thrown meanwhile its whole trace. */
export interface ShortTraces {
  readonly restore: () => void;
  readonly completed: (thrown: unknown) => unknown;
}

/**
 * Limits stack traces to one frame while Pulumi's SDK constructs a resource.
 *
 * For each property the SDK takes four traces, to name promises that never resolve, and maps every frame to its source.
 * With a number's properties that takes longer than the rest of its construction. One frame stays, because it is the
 * line of a transformation that throws. The trace in the state is whole: the SDK sets its own limit for it.
 */
export function shortTraces(): ShortTraces {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  const restore = () => {
    Error.stackTraceLimit = stackTraceLimit;
  };
  const completed = (thrown: unknown) => {
    restore();
    if (!(thrown instanceof Error)) return thrown;
    const outer = { stack: "" };
    Error.captureStackTrace(outer, completed);
    thrown.stack = [thrown.stack, ...outer.stack.split("\n").slice(1)].join("\n");
    return thrown;
  };
  return { restore, completed };
}
