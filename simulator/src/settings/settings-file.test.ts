import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { settingsSchema } from "../settings/settings-schema";
import { readSettingsFile } from "../settings/settings-file";
import { get } from "../test-support/graph";
import { simulate, temporaryFolder } from "../test-support/simulator";

async function fileWith(content: string, name = "settings.yaml"): Promise<string> {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, content);
  return file;
}

describe("a settings file", () => {
  const YAML = `
accounts:
  - id: "100000000000001"
    name: Acme
    tokens: [test-token]
    listing: refused
    numbers:
      - { id: "120000000000001", cc: "1", phoneNumber: "2025550100", verifiedName: Acme, status: CONNECTED }
  - id: "100000000000002"
tokens:
  - { token: reader, accounts: ["100000000000002"], scopes: [whatsapp_business_management] }
faults:
  - { on: { method: POST }, times: always, then: { kind: slow, ms: 5 } }
`;

  test("in YAML describes accounts, tokens, numbers and faults", async () => {
    const simulator = await simulate(await readSettingsFile(await fileWith(YAML)));

    expect(simulator.numbers()).toMatchObject([{ id: "120000000000001", status: "CONNECTED" }]);
    expect(simulator.faults.list()).toMatchObject([{ left: "always", then: { kind: "slow", ms: 5 } }]);
    expect(await get(simulator, "/100000000000001/phone_numbers")).toMatchObject({ status: 400 });
  });

  test("in JSON may name its schema for editors", async () => {
    const settings = {
      $schema: "./settings.schema.json",
      accounts: [{ id: "100000000000001", tokens: ["test-token"] }],
    };

    const simulator = await simulate(
      await readSettingsFile(await fileWith(JSON.stringify(settings), "settings.json")),
    );

    expect(await get(simulator, "/100000000000001")).toMatchObject({ status: 200 });
  });

  test.each([
    [
      "an id without quotes",
      "accounts: [{ id: 100000000000001 }]",
      /accounts\[0\]\.id|an id is digits, in quotes/,
    ],
    ["no account", "accounts: []", /name at least one account/],
    ["an unknown property", 'accounts: [{ id: "1", colour: red }]', /colour/],
    ["an unknown fault", "faults: [{ then: { kind: earthquake } }]", /faults\[0\]\.then\.kind/],
    ["an unknown scope", "tokens: [{ token: t, scopes: [everything] }]", /scopes\[0\]/],
    ["an unknown version", "oldestVersion: v1.0", /oldestVersion/],
    ["broken YAML", "accounts: [", /neither YAML nor JSON/],
    ["a list", "- 1", /expected object/],
    ["nothing", "", /expected object/],
  ])("with %s is refused by its name, with the place", async (_what, content, reason) => {
    const file = await fileWith(content);

    await expect(readSettingsFile(file)).rejects.toThrow(reason);
    await expect(readSettingsFile(file)).rejects.toThrow(file);
  });
});

describe("settings are refused", () => {
  const NUMBER = { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" };
  const PREVERIFIED = { id: "700000000000001", cc: "1", phoneNumber: "2025550142" };
  const ONE = { id: "100000000000001", tokens: ["test-token"] };

  test.each([
    ["with an account twice", { accounts: [ONE, ONE] }, /100000000000001 is listed twice/],
    [
      "with a token for an unknown account",
      { tokens: [{ token: "t", accounts: ["9"] }] },
      /account 9, which is not/,
    ],
    ["with a token twice", { tokens: [{ token: "test-token" }] }, /listed twice/],
    [
      "with a seeded number that is none",
      { accounts: [{ ...ONE, numbers: [{ cc: "1", phoneNumber: "1", verifiedName: "Acme" }] }] },
      /numbers of account 100000000000001/,
    ],
    [
      "with a number twice",
      { accounts: [{ ...ONE, numbers: [NUMBER, NUMBER] }] },
      /100000000000001 has \+1 2025550100 already/,
    ],
    [
      "with a number that has an account's id",
      { accounts: [{ ...ONE, numbers: [{ ...NUMBER, id: ONE.id }] }] },
      /id 100000000000001 of \+1 2025550100 is used already/,
    ],
    [
      "with a pre-verified id twice",
      { accounts: [{ ...ONE, preverifiedNumbers: [PREVERIFIED, PREVERIFIED] }] },
      /id 700000000000001 is used twice/,
    ],
    [
      "with a pre-verified number that has an account's id",
      { accounts: [{ ...ONE, preverifiedNumbers: [{ ...PREVERIFIED, id: ONE.id }] }] },
      /id 100000000000001 is used twice/,
    ],
    [
      "with an id of two numbers",
      {
        accounts: [
          {
            ...ONE,
            numbers: [
              { ...NUMBER, id: "9" },
              { ...NUMBER, phoneNumber: "2025550101", id: "9" },
            ],
          },
        ],
      },
      /id 9 of \+1 2025550101 is used already/,
    ],
    ["with an app twice", { apps: [{ id: "9" }, { id: "9" }] }, /app 9 is listed twice/],
    ["with an app that has an account's id", { apps: [{ id: ONE.id }] }, /id 100000000000001 is used twice/],
    [
      "with a number that has the id of the default app",
      { accounts: [{ ...ONE, numbers: [{ ...NUMBER, id: "200000000000001" }] }] },
      /id 200000000000001 of \+1 2025550100 is used already/,
    ],
    [
      "with a token of two apps",
      {
        apps: [
          { id: "8", tokens: ["test-token"] },
          { id: "9", tokens: ["test-token"] },
        ],
      },
      /token under apps is listed twice/,
    ],
    [
      "with an app whose token has access to nothing",
      { apps: [{ id: "9", tokens: ["another-token"] }] },
      /app 9 has a token without access/,
    ],
    ["with an unknown fault", { faults: [{ then: { kind: "earthquake" } }] }, /no fault "earthquake"/],
  ])("%s", async (_what, options, reason) => {
    await expect(simulate(options as Parameters<typeof simulate>[0])).rejects.toThrow(reason);
  });

  test("and no message repeats a token", async () => {
    const refused = simulate({ tokens: [{ token: "test-token" }] });

    await expect(refused).rejects.not.toThrow(/test-token/);
  });
});

test("the schema in the package is the one that settings are held to", async () => {
  const file = path.join(__dirname, "../../settings.schema.json");

  // To write it again: whatsapp-graph-simulator schema
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual(settingsSchema());
});
