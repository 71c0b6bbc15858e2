import * as pulumi from "@pulumi/pulumi";
import * as published from "./index";

type ResourceClass = new (name: string, args: object, opts?: pulumi.CustomResourceOptions) => pulumi.Resource;

const CLASSES = Object.entries(published) as [string, unknown][] as [string, ResourceClass][];

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: () => ({}),
  }),
);

/** The traces that went to the program's formatter. */
const formatted: string[] = [];
// Its type does not say that it has a text of its own.
// eslint-disable-next-line @typescript-eslint/no-base-to-string
const lineOf = (frame: NodeJS.CallSite) => String(frame);
/** A formatter that a program could have installed. */
function format(error: Error, frames: NodeJS.CallSite[]) {
  const trace = [String(error), ...frames.map((frame) => `    at ${lineOf(frame)}`)].join("\n");
  formatted.push(trace);
  return trace;
}

const currentFormatter = (): unknown => Reflect.get(Error, "prepareStackTrace");
const setFormatter = (formatter: unknown) => Reflect.set(Error, "prepareStackTrace", formatter);

const usual = currentFormatter();
beforeEach(() => {
  formatted.length = 0;
  setFormatter(format);
});
afterEach(() => {
  setFormatter(usual);
  delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
});

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

describe.each(CLASSES)("a program that declares a %s", (className, Resource) => {
  test("formats one trace, which the state records", () => {
    const declaring = () => new Resource("declared", {});

    declaring();

    expect(formatted).toEqual([
      expect.stringMatching(new RegExp(`new ${className} .*\n.*declaring .*stack-traces`)),
    ]);
  });

  test("formats the traces of promises if somebody looks for one that never resolves", () => {
    process.env.PULUMI_DEBUG_PROMISE_LEAKS = "1";

    new Resource("debugged", {});

    expect(formatted.length).toBeGreaterThan(10);
  });

  test("has its own formatter again afterwards, also after an error", () => {
    new Resource("formatter", {});
    expect(currentFormatter()).toBe(format);

    thrownBy(() => new Resource("", {}));
    expect(currentFormatter()).toBe(format);
  });

  test("gets none where the process has none", () => {
    setFormatter(undefined);
    let during: unknown = "not read";
    const reading = () => {
      during = currentFormatter();
    };

    new Resource("without formatter", {}, { transformations: [reading as () => undefined] });

    expect([during, currentFormatter()]).toEqual([undefined, undefined]);
  });

  test("keeps a formatter that its transformation installs", () => {
    const other = (error: Error, frames: NodeJS.CallSite[]) => format(error, frames);
    const installing = () => {
      setFormatter(other);
    };

    new Resource("other formatter", {}, { transformations: [installing as () => undefined] });

    expect(currentFormatter()).toBe(other);
  });

  test("gets the line of its transformation that reads a trace, as it does of an error without a message", () => {
    let read: string | undefined;
    const reading = () => {
      read = new Error().stack;
      return undefined;
    };

    new Resource("reading", {}, { transformations: [reading] });

    expect(read).toMatch(/^Error\n.*reading .*stack-traces/);
  });

  test("gets its own line for an error of Pulumi's SDK", () => {
    const unnamed = () => new Resource("", {});

    expect(thrownBy(unnamed).stack).toMatch(
      new RegExp(`^Error: Missing resource name.*(\n.*)*new ${className} .*\n.*unnamed .*stack-traces`),
    );
  });

  test("gets both lines for an error of its transformation", () => {
    const failing = () => {
      throw new TypeError("no labels");
    };
    const transformed = () => new Resource("transformed", {}, { transformations: [failing] });

    const error = thrownBy(transformed);

    expect(error.stack).toMatch(
      /^TypeError: no labels\n.*failing .*stack-traces(.*\n)+.*transformed .*stack-traces/,
    );
  });
});
