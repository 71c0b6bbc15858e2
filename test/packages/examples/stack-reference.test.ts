import { readFile } from "node:fs/promises";
import path from "node:path";

import { type CopiedExample, copyExample } from "./support/copied-example";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

let example: CopiedExample;
beforeAll(async () => {
  example = await copyExample("stack-reference");
});
afterAll(() => example.remove());

describe("two stacks, the second of which uses the number of the first", () => {
  test("do what their README says, and the id arrives where the service reads it", async () => {
    const { outputs } = await example.followReadme();

    const [number] = outputs.filter((output) => output.includes("supportNumberId"));
    const id = /supportNumberId: "(?<id>\d+)"/.exec(number ?? "")?.groups?.id;
    const [service] = outputs.filter((output) => output.includes("WHATSAPP_PHONE_NUMBER_ID"));
    expect(id).toBeDefined();
    expect(service).toContain(`WHATSAPP_PHONE_NUMBER_ID=${id ?? ""}\n`);
  });

  test("the service's stack takes its file away again, and touches no number", async () => {
    await expect(readFile(path.join(example.folder, "service.env"))).rejects.toThrow("ENOENT");
  });

  test("pass their own type check", async () => {
    const check = await example.run("npm", "run", "typecheck");

    expect(check).toMatchObject({ code: 0 });
  });
});
