// Needs: minutes, to install the cloud SDKs
import { copyExample } from "../examples/support/copied-example";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

describe.each(["alongside-kubernetes", "alongside-aws"])("%s in an empty folder", (name) => {
  test("passes its type check and its own test, as its README says", async () => {
    const example = await copyExample(name);
    try {
      const { outputs } = await example.followReadme();

      expect(outputs.at(-1)).toMatch(/^# pass [1-9]\d*$/m);
      expect(outputs.at(-1)).toContain("# fail 0");
    } finally {
      await example.remove();
    }
  });
});
