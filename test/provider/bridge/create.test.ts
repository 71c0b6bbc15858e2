import { expectNoSecretIn, INPUTS, startWorld, type World, ACCOUNT } from "../../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

describe("create", () => {
  test("sends exactly 1 POST, then 1 GET of what it made", async () => {
    const bridge = await world.bridge();

    const { id } = await bridge.create(INPUTS);

    expect(world.simulator.requests().map(({ method, edge, number }) => ({ method, edge, number }))).toEqual([
      { method: "POST", edge: "numbers", number: undefined },
      { method: "GET", edge: "node", number: id },
    ]);
    expect(world.simulator.numbers(ACCOUNT).map((number) => number.id)).toEqual([id]);
  });

  test("sends what the edge documents, and the token in the header alone", async () => {
    const bridge = await world.bridge();

    await bridge.create({ ...INPUTS, adoptExisting: false });

    const [post] = world.simulator.requests({ method: "POST" });
    expect(post).toMatchObject({ tokenFrom: "header", account: ACCOUNT });
    expect(post?.parameters).toEqual({ cc: "1", phone_number: "2025550123", verified_name: "Acme Support" });
  });

  test("gives every input and output", async () => {
    const bridge = await world.bridge();

    const { id, outs } = await bridge.create(INPUTS);

    expect(outs).toEqual({
      ...INPUTS,
      phoneNumberId: id,
      displayPhoneNumber: expect.stringMatching(/^\+1[ 0-9-]+$/) as string,
      codeVerificationStatus: "NOT_VERIFIED",
      qualityRating: expect.any(String) as string,
      status: expect.any(String) as string,
      nameStatus: expect.any(String) as string,
      platformType: expect.any(String) as string,
      approvedName: INPUTS.verifiedName,
      requestedName: null,
      nextStep: "verify",
      ready: false,
    });
    expectNoSecretIn(JSON.stringify(outs), bridge.stderr());
  });
});

describe("create, without a token", () => {
  test("fails before it sends anything and names the setting and the variable", async () => {
    const bridge = await world.bridge({ config: { "whatsapp:accessToken": undefined } });

    await expect(bridge.create(INPUTS)).rejects.toThrow(/whatsapp:accessToken.*WHATSAPP_ACCESS_TOKEN/s);

    expect(world.simulator.requests()).toEqual([]);
  });
});
