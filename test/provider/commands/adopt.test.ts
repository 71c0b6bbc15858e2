import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { ACCOUNT, expectNoSecretIn, OTHER_ACCOUNT } from "../../support/world";
import { run } from "./support/command";
import { FIXED, MOBILE, ON_ACCOUNT, sceneWith, type Scene } from "./support/scene";

const NUMBER = { id: "120000000000011", cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" };
const NAMELESS = { id: "120000000000012", cc: "1", phoneNumber: "2025550124", verifiedName: "X" };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-adopt-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const adopt = ({ env }: Scene, ...args: string[]) => run(["adopt", ...args], { env, cwd: folder });
const inFolder = (file: string) => readFile(path.join(folder, file), "utf8");

describe("the program", () => {
  test("goes to standard output, and the number of numbers to standard error", async () => {
    const scene = await sceneWith([NUMBER]);

    const { code, stdout, stderr } = await adopt(scene, ...ON_ACCOUNT);

    expect({ code, stderr }).toEqual({ code: 0, stderr: `1 number of account ${ACCOUNT}.\n` });
    expect(stdout).toMatch(
      /^import .*cc: "1",\n.*phoneNumber: "2025550123",\n.*verifiedName: "Acme Support",\n.*adoptExisting: true/s,
    );
    expect(scene.requests()).toEqual([`GET ${ACCOUNT}/phone_numbers`]);
    expectNoSecretIn(stdout, stderr);
  });

  test("goes to the file of --out instead", async () => {
    const scene = await sceneWith([NUMBER, FIXED]);

    const { code, stdout, stderr } = await adopt(scene, ...ON_ACCOUNT, "--out", "index.ts");

    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "",
      stderr: `2 numbers of account ${ACCOUNT} in index.ts.\n`,
    });
    expect((await inFolder("index.ts")).match(/new WhatsAppPhoneNumber/g)).toHaveLength(2);
  });

  test("looks up a number that cannot be declared, and all of them with --lookup", async () => {
    const scene = await sceneWith([NUMBER, NAMELESS]);

    const managing = await adopt(scene, ...ON_ACCOUNT);
    const lookingUp = await adopt(scene, ...ON_ACCOUNT, "--lookup");

    expect(managing.stdout.match(/new WhatsAppPhoneNumber|WhatsAppPhoneNumber\.get/g)).toHaveLength(2);
    expect(managing.stdout).toContain("cannot be declared, because its display name has 1 character:");
    expect(lookingUp.stdout.match(/WhatsAppPhoneNumber\.get/g)).toHaveLength(2);
    expect(lookingUp.stdout).not.toContain("new WhatsAppPhoneNumber");
  });
});

describe("--import-file", () => {
  test("writes the file for pulumi import, and names the number that is left out", async () => {
    const scene = await sceneWith([NUMBER, NAMELESS]);

    const { code, stdout, stderr } = await adopt(scene, ...ON_ACCOUNT, "--import-file", "import.json");

    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(
      /^1 number of account \d+ in import\.json\.\n\+1 202-555-0124 \(id 120000000000012\) was skipped, because its display name/,
    );
    expect(JSON.parse(await inFolder("import.json"))).toEqual({
      resources: [
        { type: "whatsapp:index:PhoneNumber", name: "acme-support", id: `${ACCOUNT}/${NUMBER.id}` },
      ],
    });
  });

  test("takes ids too, because an import needs no list", async () => {
    const scene = await sceneWith([NUMBER, MOBILE]);

    const { code } = await adopt(scene, ...ON_ACCOUNT, "--id", NUMBER.id, "--import-file", "import.json");

    expect(code).toBe(0);
    expect(await inFolder("import.json")).toContain(`${ACCOUNT}/${NUMBER.id}`);
    expect(scene.requests()).toEqual([`GET ${NUMBER.id}`]);
  });

  test.each([["--out", "index.ts"], ["--lookup"]])("does not go with %s", async (...others) => {
    const { code, stderr } = await run(["adopt", ...ON_ACCOUNT, "--import-file", "import.json", ...others], {
      cwd: folder,
    });

    expect(code).toBe(1);
    expect(stderr).toMatch(/'--import-file <file>' cannot be used with option '--(out|lookup)/);
  });
});

describe("--json", () => {
  test("prints the numbers, those that cannot be declared with the reason", async () => {
    const scene = await sceneWith([NUMBER, NAMELESS]);

    const { code, stdout } = await adopt(scene, ...ON_ACCOUNT, "--json");

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { account: ACCOUNT, id: NUMBER.id, cc: "1", phoneNumber: "2025550123", declarable: true },
      {
        id: NAMELESS.id,
        verifiedName: "X",
        declarable: false,
        reason: expect.stringContaining("its display name") as string,
      },
    ]);
  });

  test("goes with a file", async () => {
    const scene = await sceneWith([NUMBER]);

    const { stdout } = await adopt(scene, ...ON_ACCOUNT, "--json", "--out", "index.ts");

    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(await inFolder("index.ts")).toContain("new WhatsAppPhoneNumber");
  });
});

describe("a list that Meta refuses or cuts off", () => {
  test("is a failure that names --id, with which the numbers are looked up, each once", async () => {
    const scene = await sceneWith([NUMBER]);
    scene.faults({
      on: { edge: "numbers" },
      times: Infinity,
      then: { kind: "error", code: 10, message: "No list" },
    });

    const refused = await adopt(scene, ...ON_ACCOUNT);
    const byId = await adopt(scene, ...ON_ACCOUNT, "--id", NUMBER.id, "--id", NUMBER.id);

    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^pulumi-whatsapp: .*No list.*write each with --id\.\n$/);
    expect(byId.code).toBe(0);
    expect(byId.stdout.match(/WhatsAppPhoneNumber\.get\("acme-support", "120000000000011"/g)).toHaveLength(1);
  });

  test("writes nothing if pages or ids are missing", async () => {
    const scene = await sceneWith([NUMBER]);
    const data = [{ id: NUMBER.id }, { display_phone_number: "+1 202-555-0124" }];
    scene.faults({ on: { edge: "numbers" }, then: { kind: "answer", body: { data } } });

    const { code, stdout, stderr } = await adopt(scene, ...ON_ACCOUNT, "--out", "index.ts");

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`Meta returned only a part of the numbers of account ${ACCOUNT}.`);
    await expect(inFolder("index.ts")).rejects.toThrow("ENOENT");
  });
});

describe("a file", () => {
  test.each(["--out", "--import-file"])("that exists is kept by %s", async (option) => {
    const scene = await sceneWith([NUMBER]);
    await writeFile(path.join(folder, "mine"), "by hand");

    const { code, stderr } = await adopt(scene, ...ON_ACCOUNT, option, "mine");

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `pulumi-whatsapp: mine exists already and was not overwritten: move it, or choose another file with ${option}.\n`,
    });
    expect(await inFolder("mine")).toBe("by hand");
  });

  test("that cannot be written is a plain line", async () => {
    const scene = await sceneWith([NUMBER]);

    const { code, stderr } = await adopt(scene, ...ON_ACCOUNT, "--out", "missing/index.ts");

    expect(code).toBe(1);
    expect(stderr).toMatch(/^pulumi-whatsapp: Could not write missing\/index\.ts: ENOENT.*\n$/);
  });
});

describe("a failure", () => {
  test.each([
    [
      "no token",
      { WHATSAPP_ACCESS_TOKEN: undefined },
      ON_ACCOUNT,
      /no access token: set WHATSAPP_ACCESS_TOKEN/,
    ],
    ["no account", {}, [], /adopt needs an account: add --account ID/],
    [
      "an unknown account",
      {},
      ["--account", OTHER_ACCOUNT],
      /code 100, subcode 33.*Check the id of the account/,
    ],
    ["an unknown number", {}, [...ON_ACCOUNT, "--id", "5"], /Could not read the number with the id 5:/],
    ["a token that is not valid", { WHATSAPP_ACCESS_TOKEN: "revoked-test-token" }, ON_ACCOUNT, /code 190/],
  ])("because of %s is one line with exit code 1", async (_what, change, args, reason) => {
    const { env } = await sceneWith([NUMBER]);

    const { code, stdout, stderr } = await run(["adopt", ...args], { env: { ...env, ...change } });

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^pulumi-whatsapp: .*\n$/);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toContain("revoked-test-token");
    expectNoSecretIn(stderr);
  });
});
