import { createHmac } from "node:crypto";
import { call, get } from "../test-support/graph";
import { ACCOUNT, simulate, TOKEN } from "../test-support/simulator";

const SHOP = "200000000000002";
const accounts = [{ id: ACCOUNT, tokens: [TOKEN, "shop-token"] }];
const apps = [{ id: SHOP, name: "Shop", secret: "shop-secret", tokens: ["shop-token"] }];

describe("an app", () => {
  test.each(["/app", "/v26.0/app", "/v26.0//app/", "/200000000000001"])(
    "answers %s with its id, name and link",
    async (path) => {
      const simulator = await simulate({ accounts, apps });

      expect(await get(simulator, path)).toMatchObject({ status: 200 });
      expect((await get(simulator, path)).body).toEqual({
        id: "200000000000001",
        name: "Test app",
        link: "https://www.facebook.com/games/?app_id=200000000000001",
      });
      expect(simulator.requests({ edge: "app" })).toHaveLength(2);
    },
  );

  test("is the token's own", async () => {
    const simulator = await simulate({ accounts, apps });
    const read = (path: string, token: string) =>
      call(simulator, "GET", path, { query: { fields: "name" }, token });

    expect((await read("/app", "shop-token")).body).toEqual({ name: "Shop", id: SHOP });
    expect((await read(`/${SHOP}`, "shop-token")).body).toEqual({ name: "Shop", id: SHOP });
    expect(await read(`/${SHOP}`, TOKEN)).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  });

  test("needs a token, and has no other field", async () => {
    const simulator = await simulate();

    expect(await call(simulator, "GET", "/app", {})).toMatchObject({ status: 400, error: { code: 104 } });
    expect(await get(simulator, "/app", { fields: "colour" })).toMatchObject({ error: { code: 100 } });
  });

  test("has the name of the settings, if it is the default app", async () => {
    const simulator = await simulate({ apps: [{ id: "200000000000001", name: "Acme app" }] });

    expect((await get(simulator, "/app")).body).toMatchObject({ id: "200000000000001", name: "Acme app" });
  });
});

describe("a proof", () => {
  const proof = (secret: string, token: string) => createHmac("sha256", secret).update(token).digest("hex");
  const statusWith = async (
    options: object,
    appsecret_proof: string | undefined,
    token: string,
  ): Promise<number> => {
    const simulator = await simulate({ accounts, apps, ...options });
    const query = appsecret_proof === undefined ? {} : { appsecret_proof };
    return (await call(simulator, "GET", `/${ACCOUNT}`, { query, token })).status;
  };

  test.each([
    ["of the app's secret passes", {}, proof("shop-secret", "shop-token"), "shop-token", 200],
    ["of another secret is refused", {}, proof("another", "shop-token"), "shop-token", 400],
    ["is not necessary because the app has a secret", {}, undefined, "shop-token", 200],
    ["for an app without a secret is ignored", {}, proof("another", TOKEN), TOKEN, 200],
    ["must be there if all apps have a secret", { appSecret: "test-secret" }, undefined, "shop-token", 400],
    [
      "is of the app's own secret, also if all have one",
      { appSecret: "test-secret" },
      proof("shop-secret", "shop-token"),
      "shop-token",
      200,
    ],
  ])("%s", async (_what, options, given, token, status) => {
    expect(await statusWith(options, given, token)).toBe(status);
  });
});
