import { evaluate, runBench } from "./support";

const options = (...args: string[]) =>
  evaluate("options.mjs", `subject.parseOptions(${JSON.stringify(args)})`);

test("without options it measures 200 numbers in 5 rounds, and publishes the results", () => {
  expect(options()).toEqual({ numbers: 200, runs: 5, withTofu: false, help: false, publish: true });
});

test.each([
  ["fewer rounds", ["--runs", "3"]],
  ["fewer numbers", ["--numbers", "20"]],
  ["more numbers", ["--numbers", "400"]],
])("a run with %s is not published", (_what, args) => {
  expect(options(...args)).toMatchObject({ publish: false });
});

test("a run with more rounds is published", () => {
  expect(options("--runs", "7", "--out", "figures.json")).toMatchObject({
    publish: true,
    out: "figures.json",
  });
});

test.each([
  [["--numbers", "3"], '--numbers takes a whole number from 4 to 400, and not "3".'],
  [["--numbers", "401"], '--numbers takes a whole number from 4 to 400, and not "401".'],
  [["--numbers", "many"], '--numbers takes a whole number from 4 to 400, and not "many".'],
  [["--runs", "0"], '--runs takes a whole number from 1 to 50, and not "0".'],
  [["--runs", "1.5"], '--runs takes a whole number from 1 to 50, and not "1.5".'],
  [["--fast"], "Unknown option '--fast'"],
])("%j ends with a reason and exit code 1, before anything is measured", (args, reason) => {
  const { status, stderr } = runBench(...args);

  expect(stderr).toContain(reason);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(status).toBe(1);
});

test("--help explains the options", () => {
  const { status, stdout } = runBench("--help");

  for (const option of ["--numbers", "--runs", "--out", "--with-tofu"]) expect(stdout).toContain(option);
  expect(status).toBe(0);
});

test("growth is measured from 50 to 1,000 numbers when there are 200", () => {
  expect(evaluate("options.mjs", "subject.growthSizes(200)")).toEqual([50, 200, 500, 1000]);
});
