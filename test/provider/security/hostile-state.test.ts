import { type Bridge, startBridge } from "../../support/bridge";
import { type CannedServer, startCannedServer } from "../../support/canned-server";
import { configFor, INPUTS, OTHER_ACCOUNT, outputsOf, TOKEN } from "../../support/world";

const ID = "300000000000001";

let server: CannedServer;
let elsewhere: CannedServer;
let bridge: Bridge;
let tokens: (string | undefined)[];
beforeAll(async () => {
  server = await startCannedServer((response, request) => {
    tokens.push(request.headers.authorization);
    response.end(JSON.stringify({ data: [{ id: ID }] }));
  });
  elsewhere = await startCannedServer((response) => response.end("{}"));
  bridge = await startBridge({
    config: {
      ...configFor(server.url),
      "whatsapp:accessTokens": JSON.stringify({ [OTHER_ACCOUNT]: "test-token-of-the-other" }),
    },
  });
});
beforeEach(() => {
  tokens = [];
  server.requests.splice(0);
});
afterAll(async () => {
  await bridge.close();
  await server.close();
  await elsewhere.close();
});

describe("whoever writes a number's entry in the state", () => {
  test("cannot lead requests to another host by it: the address and the token are settings", async () => {
    const given = { graphUrl: elsewhere.url, "whatsapp:graphUrl": elsewhere.url, accessToken: "test-stolen" };

    await bridge.read(ID, { ...outputsOf(INPUTS, ID), ...given });

    expect(elsewhere.requests).toEqual([]);
    expect(tokens).toEqual([`Bearer ${TOKEN}`]);
  });

  test.each([
    "..",
    "../me",
    `${INPUTS.businessAccountId}/../7`,
    "__proto__",
    "constructor",
    "1?method=delete",
    "",
  ])("cannot lead requests to another address by the account %j", async (businessAccountId) => {
    const state = { ...outputsOf(INPUTS, ID), businessAccountId };

    await expect(bridge.read(ID, state)).rejects.toThrow(/write its digits as businessAccountId/);
    await expect(bridge.delete(ID, state)).rejects.toThrow(/write its digits as businessAccountId/);

    expect(server.requests).toEqual([]);
  });

  test.each(["..", "3/../7", "3?method=delete", "me"])(
    "cannot lead requests to another address by the id %j",
    async (id) => {
      const state = outputsOf(INPUTS, id);

      await expect(bridge.read(id, state)).rejects.toThrow(/not the id of a number/);
      await expect(bridge.update(id, state, INPUTS)).rejects.toThrow(/not the id of a number/);
      await expect(bridge.delete(id, state)).rejects.toThrow(/not the id of a number/);

      expect(server.requests).toEqual([]);
    },
  );

  test("cannot make an operation change anything at Meta: read, update and delete only look", async () => {
    const state = { ...outputsOf(INPUTS, ID), verifiedName: "Someone Else" };

    await bridge.read(ID, state);
    await bridge.update(ID, state, INPUTS).catch(() => undefined);
    await bridge.delete(ID, state).catch(() => undefined);

    expect(server.requests.length).toBeGreaterThan(0);
    expect(server.requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
  });

  test("can run code, as with every dynamic provider: the engine runs what __provider holds", async () => {
    const __provider =
      "exports.handler = () => ({ read: async () => ({ id: '7', props: { ran: process.pid } }) });";

    const { props } = (await bridge.read(ID, { ...outputsOf(INPUTS, ID), __provider })) as { props: object };

    expect(props).toHaveProperty("ran");
  });
});
