import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { Program, Step } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, INPUTS, startWorld, TOKEN, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const two: Program = () => {
  new WhatsAppPhoneNumber("support", INPUTS);
  new WhatsAppPhoneNumber("sales", { ...INPUTS, phoneNumber: "2025550124" });
};
const warningsOf = ({ messages }: Step) =>
  messages.filter(({ severity }) => severity === "warning").map(({ text }) => text);

test("a token in clear in the stack config is warned of once, in preview already, with the command that encrypts it", async () => {
  const stack = await world.stack({ plain: { "whatsapp:accessToken": TOKEN } });

  const preview = await stack.preview(two);
  const up = await stack.up(two);

  const warning = expect.stringContaining(
    "pulumi config set --secret whatsapp:accessToken <token>",
  ) as string;
  expect(warningsOf(preview)).toEqual([warning]);
  expect(warningsOf(up)).toEqual([warning]);
  expect(preview.output + up.output).not.toContain(TOKEN);
});

test("each secret in clear is named", async () => {
  const tokens = JSON.stringify({ [ACCOUNT]: TOKEN });
  const stack = await world.stack({
    plain: { "whatsapp:accessTokens": tokens, "whatsapp:appSecret": "test-secret" },
  });

  const preview = await stack.preview(declares());

  expect(warningsOf(preview)).toEqual([
    expect.stringMatching(/^whatsapp:accessTokens is not a secret/),
    expect.stringMatching(/^whatsapp:appSecret is not a secret/),
  ]);
});

test("secrets are not warned of, nor one that is part of an object", async () => {
  const stack = await world.stack({ secretPaths: { [`whatsapp:accessTokens["${ACCOUNT}"]`]: TOKEN } });

  const up = await stack.up(declares());

  expect(up.ok).toBe(true);
  expect(warningsOf(up)).toEqual([]);
});
