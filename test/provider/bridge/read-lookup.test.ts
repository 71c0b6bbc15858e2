import {
  ACCOUNT,
  expectNoSecretIn,
  INPUTS,
  OTHER_ACCOUNT,
  OTHER_TOKEN,
  startWorld,
  type World,
} from "../../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const TOKENS = JSON.stringify({ [OTHER_ACCOUNT]: OTHER_TOKEN });

describe("read, to look a number up by its id", () => {
  test("fills every output, with the account given", async () => {
    const bridge = await world.bridge();
    const { id, outs } = await bridge.create(INPUTS);

    const answer = await bridge.read(id, { businessAccountId: ACCOUNT });

    expect(answer).toMatchObject({ id, props: outs });
  });

  test("finds it with the default token where no account is given", async () => {
    const bridge = await world.bridge();
    const { id } = await bridge.create(INPUTS);

    const answer = await bridge.read(id, {});

    expect(answer).toMatchObject({ id, props: { phoneNumberId: id, cc: "1", phoneNumber: "2025550123" } });
  });

  test("tries each of accessTokens after the default token", async () => {
    const bridge = await world.bridge({ config: { "whatsapp:accessTokens": TOKENS } });
    const { id } = await bridge.create({ ...INPUTS, businessAccountId: OTHER_ACCOUNT });

    const answer = await bridge.read(id, {});

    expect(answer).toMatchObject({ id, props: { phoneNumberId: id } });
  });

  test("uses the token of the account where one is given", async () => {
    const bridge = await world.bridge({
      config: { "whatsapp:accessToken": undefined, "whatsapp:accessTokens": TOKENS },
    });
    const { id } = await bridge.create({ ...INPUTS, businessAccountId: OTHER_ACCOUNT });

    const answer = await bridge.read(id, { businessAccountId: OTHER_ACCOUNT });

    expect(answer).toMatchObject({ id, props: { businessAccountId: OTHER_ACCOUNT } });
  });

  test.each([
    ["with the account given", { businessAccountId: ACCOUNT }],
    ["without an account", {}],
  ])("fails for an id that does not exist, %s", async (_what, props) => {
    const bridge = await world.bridge();

    await expect(bridge.read("300000000000404", props)).rejects.toThrow("300000000000404");

    expectNoSecretIn(bridge.stderr());
  });
});
