import { createHmac } from "node:crypto";
import type { Simulator } from "../index";
import { call, get, post } from "../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;

describe("a token", () => {
  test.each([
    ["the header", "header", { form: ACME, token: TOKEN }],
    ["the query", "query", { form: ACME, query: { access_token: TOKEN } }],
    ["a form", "body", { form: { ...ACME, access_token: TOKEN } }],
    ["a form in parts", "body", { parts: { ...ACME, access_token: TOKEN } }],
    ["JSON", "body", { json: { ...ACME, access_token: TOKEN } }],
  ])("is taken from %s", async (_where, tokenFrom, options) => {
    const simulator = await simulate();

    expect(await call(simulator, "POST", EDGE, options)).toMatchObject({ status: 200 });
    expect(simulator.requests()).toMatchObject([{ tokenFrom }]);
  });

  test.each([
    ["missing", {}, { code: 104 }],
    ["unknown", { token: "another-token" }, { code: 190 }],
    ["expired", { token: "old-token" }, { code: 190, error_subcode: 463 }],
  ])("that is %s is refused with HTTP 400", async (_what, options, error) => {
    const simulator = await simulate({ tokens: [{ token: "old-token", expired: true }] });

    const refused = await call(simulator, "GET", EDGE, options);

    expect(refused).toMatchObject({ status: 400, error: { type: "OAuthException", ...error } });
  });

  test("sees only the accounts that it is for", async () => {
    const simulator = await simulate({
      accounts: [{ id: ACCOUNT, tokens: [TOKEN] }, { id: OTHER_ACCOUNT }],
      tokens: [{ token: "all-token" }, { token: "other-token", accounts: [OTHER_ACCOUNT] }],
    });
    const status = async (token: string, id: string) =>
      (await call(simulator, "GET", `/${id}`, { token })).status;

    expect([await status(TOKEN, ACCOUNT), await status(TOKEN, OTHER_ACCOUNT)]).toEqual([200, 400]);
    expect([await status("all-token", ACCOUNT), await status("all-token", OTHER_ACCOUNT)]).toEqual([
      200, 200,
    ]);
    expect([await status("other-token", ACCOUNT), await status("other-token", OTHER_ACCOUNT)]).toEqual([
      400, 200,
    ]);
  });

  test("without the scope for managing gets code 200", async () => {
    const simulator = await simulate({
      tokens: [{ token: "messaging-token", scopes: ["whatsapp_business_messaging"] }],
    });

    const refused = await call(simulator, "GET", EDGE, { token: "messaging-token" });

    expect(refused).toMatchObject({ status: 400, error: { code: 200 } });
  });
});

describe("a token that may read one part", () => {
  const ID = "120000000000001";
  const number = { id: ID, cc: "1", phoneNumber: ACME.phone_number, verifiedName: "Acme" };
  const accounts = [
    { id: ACCOUNT, tokens: [TOKEN], numbers: [number] },
    { id: OTHER_ACCOUNT, tokens: [TOKEN] },
  ];
  const reads = async (simulator: Simulator) => {
    const answers = [`/${ACCOUNT}`, EDGE, `/${ID}`].map((path) => get(simulator, path));
    return (await Promise.all(answers)).map(({ status, error }) => (status === 200 ? "read" : error.code));
  };

  test.each([
    ["account", 10, ["read", 10, 10]],
    ["account", 200, ["read", 200, 200]],
    ["account", 100, ["read", 100, 100]],
    ["numbers", 10, [10, "read", "read"]],
    ["numbers", 200, [200, "read", "read"]],
    ["numbers", 100, [100, "read", "read"]],
    ["all", 10, ["read", "read", "read"]],
  ] as const)("of an account, %s, gets code %i for the other", async (readable, refusalCode, expected) => {
    const simulator = await simulate({ accounts, readable, refusalCode });

    expect(await reads(simulator)).toEqual(expected);
  });

  test("gets 100/33 where no code is set, on that account alone, until the mode is taken back", async () => {
    const simulator = await simulate({ accounts });

    simulator.setModes({ readable: "numbers" }, ACCOUNT);
    expect(await get(simulator, `/${ACCOUNT}`)).toMatchObject({ error: { code: 100, error_subcode: 33 } });
    expect(await get(simulator, `/${OTHER_ACCOUNT}`)).toMatchObject({ status: 200 });
    simulator.setModes({ readable: "all" }, ACCOUNT);

    expect(await reads(simulator)).toEqual(["read", "read", "read"]);
  });

  test("can still add a number that it cannot read", async () => {
    const simulator = await simulate({ readable: "account" });

    expect(await post(simulator, EDGE, ACME)).toMatchObject({ status: 200 });
  });
});

describe("with an app secret", () => {
  const proof = (secret: string) => createHmac("sha256", secret).update(TOKEN).digest("hex");

  test.each([
    ["passes", "the right proof", { appsecret_proof: proof("test-secret") }, 200],
    ["is refused", "no proof", {}, 400],
    ["is refused", "another secret's proof", { appsecret_proof: proof("another") }, 400],
    ["is refused", "a proof that is no hash", { appsecret_proof: "zz" }, 400],
  ])("a call %s with %s", async (_result, _what, query, status) => {
    const simulator = await simulate({ appSecret: "test-secret" });

    expect(await get(simulator, EDGE, query as Record<string, string>)).toMatchObject({ status });
  });
});
