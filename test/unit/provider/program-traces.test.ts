import path from "node:path";

import { keepTracesToProgram, traces } from "../../../provider/src/program-traces";

const OURS = path.resolve(__dirname, "../../../provider/src/whatsapp-phone-number.ts");
const SDK = "/program/node_modules/@pulumi/pulumi/resource.js";
const NODE = "node:internal/modules/cjs/loader";

/** A file for each frame, innermost first; `undefined` is a function of the language itself. */
type Files = (string | undefined)[];

const frame = (file: string | undefined) => ({ getFileName: () => file }) as NodeJS.CallSite;
const { stackTraceLimit, prepareStackTrace } = traces;
afterEach(() => {
  Object.assign(traces, { stackTraceLimit, prepareStackTrace });
});

/** What reaches the formatter that was there before. */
function shown(files: Files): Files {
  let formatted: Files = [];
  traces.prepareStackTrace = (_error, frames) =>
    (formatted = frames.map((each) => each.getFileName() ?? undefined));
  const restore = keepTracesToProgram();
  traces.prepareStackTrace(new Error(), files.map(frame));
  restore();
  return formatted;
}

describe("while a number is registered, a trace", () => {
  test.each<[string, Files, Files]>([
    [
      "ends where the program began",
      [SDK, OURS, "/program/index.js", NODE, SDK],
      [SDK, OURS, "/program/index.js"],
    ],
    [
      "has one frame of this package, as of any resource",
      [SDK, OURS, OURS, "/program/index.js"],
      [SDK, OURS, "/program/index.js"],
    ],
    [
      "keeps what lies between two frames of the program",
      [SDK, OURS, "/program/numbers.js", undefined, SDK, "/program/index.js", NODE],
      [SDK, OURS, "/program/numbers.js", undefined, SDK, "/program/index.js"],
    ],
    [
      "knows the SDK on Windows",
      [SDK, OURS, "C:\\program\\index.js", "C:\\node_modules\\@pulumi\\pulumi\\cmd\\run.js"],
      [SDK, OURS, "C:\\program\\index.js"],
    ],
    [
      "is left as it is where a bundler made one file of all",
      [OURS, OURS, OURS, NODE],
      [OURS, OURS, OURS, NODE],
    ],
    ["may have no frames", [], []],
  ])("%s", (_what, files, expected) => {
    expect(shown(files)).toEqual(expected);
  });
});

describe("when a number is registered", () => {
  test("limit and formatter are as they were", () => {
    const format = () => "formatted";
    traces.prepareStackTrace = format;
    traces.stackTraceLimit = 7;

    const restore = keepTracesToProgram();
    const during = { limit: traces.stackTraceLimit, format: traces.prepareStackTrace };
    restore();

    expect(during.limit).toBe(0);
    expect(during.format).not.toBe(format);
    expect([traces.stackTraceLimit, traces.prepareStackTrace]).toEqual([7, format]);
  });

  test("a process that shows no formatter gets none", () => {
    traces.prepareStackTrace = undefined;

    const restore = keepTracesToProgram();
    const during: unknown = traces.prepareStackTrace;
    restore();

    expect([during, traces.prepareStackTrace]).toEqual([undefined, undefined]);
  });
});
