import path from "node:path";

const OWN_FOLDER = `${__dirname}${path.sep}`;
const PULUMI_SDK = /[\\/]@pulumi[\\/]pulumi[\\/]/;

/** What V8 lets a program set: `Error` as it is at run time, on every Node that is supported. */
export const traces = Error as {
  stackTraceLimit: number;
  prepareStackTrace?: ((error: Error, frames: NodeJS.CallSite[]) => unknown) | undefined;
};

/**
 * Keeps Pulumi's SDK, until the returned function is called, from taking traces that nobody reads.
 *
 * For each resource it takes about sixty to debug itself, which takes longer than the rest of a registration. And it records one in the state, where
 * most of the frames are Node's, the SDK's and ours, and which the engine writes again at every step. What stays of that one are the program's frames.
 */
export function keepTracesToProgram(): () => void {
  const { stackTraceLimit, prepareStackTrace: format } = traces;
  // The SDK lifts the limit for the trace that it records.
  traces.stackTraceLimit = 0;
  // The first releases of Node 20 show none of their own, which maps traces to sources: one of ours would turn that off.
  if (format !== undefined) traces.prepareStackTrace = (error, frames) => format(error, ofProgram(frames));
  return () => {
    traces.stackTraceLimit = stackTraceLimit;
    traces.prepareStackTrace = format;
  };
}

/**
 * Innermost first, the frames are the SDK's constructors, ours, the program's, and whatever started it. The SDK takes one of ours for the resource's
 * own constructor and leaves it out.
 */
function ofProgram(frames: NodeJS.CallSite[]): NodeJS.CallSite[] {
  const constructed = frames.findIndex(isOurs) + 1;
  const outer = frames.slice(constructed).filter((frame) => !isOurs(frame));
  const program = outer.slice(0, outer.findLastIndex(isOfProgram) + 1);
  // A bundler can make one file of all of them.
  return program.length === 0 ? frames : [...frames.slice(0, constructed), ...program];
}

function isOurs(frame: NodeJS.CallSite): boolean {
  return frame.getFileName()?.startsWith(OWN_FOLDER) === true;
}

function isOfProgram(frame: NodeJS.CallSite): boolean {
  const file = frame.getFileName() ?? "node:";
  return !file.startsWith("node:") && !PULUMI_SDK.test(file);
}
