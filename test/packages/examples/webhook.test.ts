import { type CopiedExample, copyExample } from "./support/copied-example";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

let example: CopiedExample;
beforeAll(async () => {
  example = await copyExample("webhook");
});
afterAll(() => example.remove());

describe("a number with its webhooks, and an endpoint on this machine", () => {
  test("do what their README says: the test event arrives, and nothing is left behind", async () => {
    const { outputs } = await example.followReadme();

    expect(outputs.join("")).toContain("/support: 12025550199 wrote: Are you open today?");
  });

  test("pass their own type check", async () => {
    const check = await example.run("npm", "run", "typecheck");

    expect(check).toMatchObject({ code: 0 });
  });
});
