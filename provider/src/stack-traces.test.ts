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

const { stackTraceLimit } = Error;
afterEach(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

/** The frames of each trace that was formatted in `run`. */
function framesOfTraces(run: () => unknown): number[] {
  const frames: number[] = [];
  const formatter: unknown = Reflect.get(Error, "prepareStackTrace");
  Error.prepareStackTrace = (_error, sites) => {
    frames.push(sites.length);
    return "";
  };
  run();
  Reflect.set(Error, "prepareStackTrace", formatter);
  return frames;
}

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

describe.each(CLASSES)("a program that declares a %s", (className, Resource) => {
  test("formats one long trace, which the state records", () => {
    const frames = framesOfTraces(() => new Resource("declared", {}));

    expect(frames.length).toBeGreaterThan(1);
    expect(frames.filter((count) => count > 1)).toHaveLength(1);
  });

  test("has its own limit of traces again afterwards", () => {
    Error.stackTraceLimit = 7;

    new Resource("limit", {});

    expect(Error.stackTraceLimit).toBe(7);
  });

  test("gets its own line for an error of Pulumi's SDK, and its own limit of traces", () => {
    const unnamed = () => new Resource("", {});

    const error = thrownBy(unnamed);

    expect(error.message).toContain("name");
    expect(error.stack).toMatch(
      new RegExp(`^Error: Missing resource name.*(\n.*)*new ${className} .*(\n.*)*unnamed .*stack-traces`),
    );
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });

  test("gets both lines for an error of its transformation", () => {
    const failing = () => {
      throw new TypeError("no tags");
    };
    const transformed = () => new Resource("transformed", {}, { transformations: [failing] });

    const error = thrownBy(transformed);

    expect(error.stack).toMatch(
      /^TypeError: no tags\n.*failing .*stack-traces(.*\n)+.*transformed .*stack-traces/,
    );
  });
});

test("a thrown value that is no error stays as it is", () => {
  const failing = () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a program may do so
    throw "no tags";
  };

  expect(thrownBy(() => new published.WhatsAppSubscription("text", {}, { transformations: [failing] }))).toBe(
    "no tags",
  );
});
