import type { EngineStack } from "../../support/engine";
import { ACCOUNT, OTHER_ACCOUNT, OTHER_TOKEN, startWorld, TOKEN, type World } from "../../support/world";
import { yaml, yamlNumber, type YamlProgram } from "../../support/yaml";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const numbersOf = (account: string) => world.simulator.numbers(account).map(({ phoneNumber }) => phoneNumber);

/** A provider of the program's own, with the token of the other account. */
const provider = (edit: object = {}) => ({
  type: "pulumi:providers:whatsapp",
  properties: { accessToken: OTHER_TOKEN, graphUrl: world.simulator.url, ...edit },
});

const elsewhere = yamlNumber(
  { businessAccountId: OTHER_ACCOUNT, phoneNumber: "2025550124" },
  { provider: "${other}" },
);

const twoAccounts = (): YamlProgram => ({
  resources: { other: provider(), here: yamlNumber(), elsewhere },
});

test("two accounts are two providers, each with its own token", async () => {
  stack = await world.stack({ yaml: yaml(twoAccounts()) });

  const up = await stack.up();
  const preview = await stack.preview();

  expect(up.ok).toBe(true);
  expect(numbersOf(ACCOUNT)).toEqual(["2025550123"]);
  expect(numbersOf(OTHER_ACCOUNT)).toEqual(["2025550124"]);
  expect(preview.changes).toEqual({ same: 4 });
});

test("each provider shows its own requests, the program's under its name", async () => {
  stack = await world.stack({ yaml: yaml(twoAccounts()) });

  const up = await stack.up();

  expect(up.messages.map(({ text }) => text).sort()).toEqual([
    '2 requests to Meta by the provider "other".',
    "2 requests to Meta.",
  ]);
});

test("a token in the environment does not win over that of a provider", async () => {
  const env = {
    WHATSAPP_ACCESS_TOKEN: TOKEN,
    WHATSAPP_ACCESS_TOKENS: JSON.stringify({ [OTHER_ACCOUNT]: TOKEN }),
    WHATSAPP_APP_SECRET: "another-secret",
  };
  stack = await world.stack({ yaml: yaml({ resources: { other: provider(), elsewhere } }), env });

  const up = await stack.up();

  expect(up.ok).toBe(true);
  expect(numbersOf(OTHER_ACCOUNT)).toEqual(["2025550124"]);
});

test("the environment fills in a setting that a provider leaves out", async () => {
  const env = { WHATSAPP_ACCESS_TOKEN: OTHER_TOKEN };
  const other = provider({ accessToken: undefined });
  stack = await world.stack({ yaml: yaml({ resources: { other, elsewhere } }), env });

  const up = await stack.up();

  expect(up.ok).toBe(true);
  expect(numbersOf(OTHER_ACCOUNT)).toEqual(["2025550124"]);
});

test.each([
  [
    "a wrong setting",
    { maxRetries: 99 },
    'maxRetries (in the arguments of the provider "other") is above 20',
  ],
  ["a wrong token", { accessToken: "two words" }, "has characters that cannot be sent"],
  ["a plain address", { graphUrl: "http://graph.example" }, "would send the access token unencrypted"],
])("%s of a provider fails in preview", async (_what, edit, reason) => {
  stack = await world.stack({ yaml: yaml({ resources: { other: provider(edit), elsewhere } }) });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain(reason);
  expect(preview.output).not.toContain("two words");
});

test.each([
  ["a misspelt setting", { "whatsapp:acessToken": "test-token" }, "whatsapp:acessToken is not a setting"],
  [
    "a wrong setting",
    { "whatsapp:maxRetries": "many" },
    "whatsapp:maxRetries (in the stack config) is not a whole number",
  ],
])("%s of the stack fails in preview", async (_what, config, reason) => {
  stack = await world.stack({ yaml: yaml({ resources: { here: yamlNumber() } }), config });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain(reason);
  expect(preview.output).not.toContain("value {");
});

test("without a token, a preview fails and says where the token belongs", async () => {
  const other = provider({ accessToken: undefined });
  stack = await world.stack({ yaml: yaml({ resources: { other, elsewhere } }) });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain(
    'write accessToken in the arguments of the provider "other", from a secret',
  );
});

test("a number that moves from the stack's settings to a provider with the same token is unchanged", async () => {
  stack = await world.stack({ yaml: yaml({ resources: { here: yamlNumber() } }) });
  await stack.up();
  world.simulator.clearRequests();
  const other = provider({ accessToken: TOKEN });
  const here = yamlNumber({}, { provider: "${other}" });
  await stack.write("Pulumi.yaml", yaml({ resources: { other, here } }));

  const up = await stack.up();

  expect(up).toMatchObject({ ok: true, changes: { create: 1, same: 2 } });
  expect(world.simulator.requests({ method: "POST" })).toEqual([]);
});

test("another token of a provider is a change of the provider alone", async () => {
  stack = await world.stack({ yaml: yaml(twoAccounts()) });
  await stack.up();
  const other = provider({ requestTimeoutSeconds: 20 });
  await stack.write("Pulumi.yaml", yaml({ resources: { ...twoAccounts().resources, other } }));

  const up = await stack.up();

  expect(up).toMatchObject({ ok: true, changes: { update: 1, same: 3 } });
});
