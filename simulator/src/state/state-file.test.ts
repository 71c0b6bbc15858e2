import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { startSimulator } from "../index";
import { get, post } from "../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, temporaryFolder, TOKEN } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;
const SEED = { cc: "1", phoneNumber: "2025550177", verifiedName: "Seed" };

describe("with a state file", () => {
  test("a restart brings back numbers, ids and order, and goes on counting", async () => {
    const data = path.join(await temporaryFolder(), "not", "there", "yet.json");
    const first = await simulate({ data });
    await post(first, EDGE, ACME);
    await post(first, EDGE, { ...ACME, phone_number: "2025550101" });
    const numbers = first.numbers();
    first.removeNumber(numbers[1]?.id ?? "");
    await first.close();

    const second = await simulate({ data });

    expect(second.numbers()).toEqual(numbers.slice(0, 1));
    const { body } = await post(second, EDGE, { ...ACME, phone_number: "2025550102" });
    expect(numbers.map(({ id }) => id)).not.toContain(body.id);
  });

  test("an answer leaves only when its change is in the file", async () => {
    const data = path.join(await temporaryFolder(), "state.json");
    const simulator = await simulate({ data });

    const { body } = await post(simulator, EDGE, ACME);

    expect(await readFile(data, "utf8")).toContain(String(body.id));
  });

  test("nothing but the file is left in its folder", async () => {
    const folder = await temporaryFolder();
    const simulator = await simulate({ data: path.join(folder, "state.json") });

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(simulator, EDGE, { ...ACME, phone_number: String(2025550100 + index) }),
      ),
    );
    await simulator.close();

    expect(await readdir(folder)).toEqual(["state.json"]);
    expect(JSON.parse(await readFile(path.join(folder, "state.json"), "utf8"))).toMatchObject({
      numbers: { length: 20 },
    });
  });

  test("it never holds a token", async () => {
    const data = path.join(await temporaryFolder(), "state.json");
    const simulator = await simulate({ data, appSecret: "test-secret" });
    simulator.addNumber(ACCOUNT, SEED);
    await simulator.close();

    const content = await readFile(data, "utf8");

    expect(content).toContain("2025550177");
    expect(content).not.toContain(TOKEN);
    expect(content).not.toContain("test-secret");
  });

  test("seeded numbers that were deleted stay deleted, and those of a new account come", async () => {
    const data = path.join(await temporaryFolder(), "state.json");
    const seeded = { id: ACCOUNT, tokens: [TOKEN], numbers: [SEED] };
    const first = await simulate({ data, accounts: [seeded] });
    first.removeNumber(first.numbers()[0]?.id ?? "");
    await first.close();

    const second = await simulate({ data, accounts: [seeded, { id: OTHER_ACCOUNT, numbers: [SEED] }] });

    expect(second.numbers().map(({ accountId }) => accountId)).toEqual([OTHER_ACCOUNT]);
  });

  test.each([
    ["half a file", '{"format":1,"numbe'],
    ["a file of another program", '{"hello":"world"}'],
    ["a file of a later format", '{"format":2}'],
    ["an empty file", ""],
  ])("%s is refused, named, and left as it is", async (_what, content) => {
    const data = path.join(await temporaryFolder(), "state.json");
    await writeFile(data, content);

    await expect(simulate({ data })).rejects.toThrow(`${data} is not a state file`);

    expect(await readFile(data, "utf8")).toBe(content);
  });

  describe("a file with an id twice is refused, and the message names the id", () => {
    type Content = Record<"numbers" | "seededAccounts" | "usedPreverifiedIds", unknown[]>;

    test.each<[string, (content: Content) => void, RegExp]>([
      [
        "of a number",
        ({ numbers }) => numbers.push({ ...(numbers[0] as object), sequence: 2, phoneNumber: "2025550178" }),
        /the id 120000000000001 is listed twice[^]*numbers/,
      ],
      [
        "of an account",
        ({ seededAccounts }) => seededAccounts.push(ACCOUNT),
        /100000000000001 is listed twice[^]*seededAccounts/,
      ],
      [
        "of a pre-verified number",
        ({ usedPreverifiedIds }) => usedPreverifiedIds.push("700000000000001", "700000000000001"),
        /700000000000001 is listed twice[^]*usedPreverifiedIds/,
      ],
      [
        "of a number, which is an account's in the settings",
        ({ numbers }) => Object.assign(numbers[0] as object, { id: ACCOUNT }),
        /id 100000000000001 belongs to a number in the state file .*state\.json, and to something else/,
      ],
    ])("%s", async (_whose, damage, reason) => {
      const data = path.join(await temporaryFolder(), "state.json");
      const numbers = [{ ...SEED, id: "120000000000001" }];
      const first = await simulate({ data, accounts: [{ id: ACCOUNT, tokens: [TOKEN], numbers }] });
      await first.close();
      const content = JSON.parse(await readFile(data, "utf8")) as Content;
      damage(content);
      await writeFile(data, JSON.stringify(content));

      await expect(simulate({ data })).rejects.toThrow(reason);
    });
  });

  test("a file that another simulator writes as well is not overwritten: the call fails and says why", async () => {
    const data = path.join(await temporaryFolder(), "state.json");
    const simulator = await startSimulator({ data, accounts: [{ id: ACCOUNT, tokens: [TOKEN] }] });
    const other = await simulate({ data });
    await post(other, EDGE, ACME);

    const failed = await post(simulator, EDGE, { ...ACME, phone_number: "2025550101" });

    expect(failed).toMatchObject({ status: 500, error: { code: 1 } });
    expect(failed.text).toContain("changed by another process");
    await expect(simulator.close()).rejects.toThrow("changed by another process");
    expect(await readFile(data, "utf8")).toContain("2025550100");
  });

  test("a folder that is gone fails the call, and a later one is served when it is back", async () => {
    const folder = await temporaryFolder();
    const data = path.join(folder, "inner", "state.json");
    const simulator = await simulate({ data });
    await rm(path.dirname(data), { recursive: true });

    const failed = await post(simulator, EDGE, ACME);

    expect(failed).toMatchObject({ status: 500 });
    expect(failed.text).toContain("ENOENT");
    expect(await get(simulator, EDGE)).toMatchObject({ status: 200 });
    await mkdir(path.dirname(data));
    expect(await post(simulator, EDGE, { ...ACME, phone_number: "2025550101" })).toMatchObject({
      status: 200,
    });
  });
});
