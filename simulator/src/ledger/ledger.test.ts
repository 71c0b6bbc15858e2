import { call, get, post } from "../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;

describe("the ledger", () => {
  test("holds what was called, on what, and what came of it", async () => {
    const simulator = await simulate();
    await post(simulator, EDGE, ACME);
    await get(simulator, "/999");

    expect(simulator.requests()).toMatchObject([
      {
        id: 1,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        method: "POST",
        path: EDGE,
        edge: "numbers",
        account: ACCOUNT,
        parameters: ACME,
        outcome: "answered",
        status: 200,
      },
      { id: 2, method: "GET", path: "/999", status: 400, code: 100, subcode: 33 },
    ]);
  });

  test("never holds a token, a proof, a PIN or a code, wherever they came", async () => {
    const simulator = await simulate({ appSecret: "test-secret" });
    const secrets = { appsecret_proof: "secret-proof", pin: "654321", code: "123456" };
    await call(simulator, "POST", EDGE, { form: { ...secrets, access_token: TOKEN } });
    await call(simulator, "POST", EDGE, {
      json: { ...secrets, verified_name: `x ${TOKEN} x`, [TOKEN]: 1 },
      token: TOKEN,
    });
    await call(simulator, "GET", `/${TOKEN}/x`, { query: { access_token: TOKEN, ...secrets } });

    const ledger = JSON.stringify(simulator.requests());

    expect(simulator.requests()).toHaveLength(3);
    for (const secret of [TOKEN, ...Object.values(secrets)]) expect(ledger).not.toContain(secret);
  });

  test.each([
    ["method", { method: "POST" }, [2]],
    ["account", { account: ACCOUNT }, [1, 2, 3]],
    ["another account", { account: OTHER_ACCOUNT }, []],
    ["number", { number: "110000000000001" }, [3]],
    ["edge", { edge: "node" as const }, [3, 4]],
    ["status", { status: 400 }, [4]],
    ["code", { code: 100 }, [4]],
    ["outcome", { outcome: "dropped" as const }, []],
    ["place", { after: 2 }, [3, 4]],
    ["several at once", { method: "GET", status: 200 }, [1, 3]],
    ["nothing", {}, [1, 2, 3, 4]],
  ])("is filtered by %s", async (_by, filter, ids) => {
    const simulator = await simulate();
    await get(simulator, EDGE);
    await post(simulator, EDGE, ACME);
    await get(simulator, "/110000000000001");
    await get(simulator, "/999");

    expect(simulator.requests(filter).map(({ id }) => id)).toEqual(ids);
  });

  test("has a log line per request, into which no client can break", async () => {
    const lines: string[] = [];
    const simulator = await simulate({ log: (line) => lines.push(line) });

    await get(simulator, EDGE, { fields: "id,\nDELETE \u001b[31m" });
    await simulator.close();

    expect(lines).toEqual([
      expect.stringMatching(/^GET .*phone_numbers\?fields=id, DELETE {2}\[31m 400 code 100 \d+ ms$/),
    ]);
  });

  test("starts again when it is cleared, and keeps counting", async () => {
    const simulator = await simulate();
    await get(simulator, EDGE);

    simulator.clearRequests();
    await get(simulator, EDGE);

    expect(simulator.requests()).toMatchObject([{ id: 2 }]);
  });

  test("gives copies", async () => {
    const simulator = await simulate();
    await get(simulator, EDGE);

    Object.assign(simulator.requests()[0] ?? {}, { method: "PUT" });

    expect(simulator.requests()).toMatchObject([{ method: "GET" }]);
  });
});

describe("waiting for a request", () => {
  test("ends when it arrives, before it is answered", async () => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "hang" } });

    const arrived = simulator.waitForRequest({ method: "POST", account: ACCOUNT });
    const answer = post(simulator, EDGE, ACME).catch((error: unknown) => error);

    expect(await arrived).toMatchObject({ method: "POST", outcome: "pending" });
    await simulator.close();
    expect(await answer).toMatchObject({ code: "ECONNRESET" });
  });

  test("ends at once for a request that is there already, and waits for the second", async () => {
    const simulator = await simulate();
    await get(simulator, EDGE);

    expect(await simulator.waitForRequest({ edge: "numbers" })).toMatchObject({ id: 1 });
    const second = simulator.waitForRequest({ edge: "numbers" }, 2);
    await get(simulator, EDGE);

    expect(await second).toMatchObject({ id: 2 });
  });

  test("fails when the simulator closes first", async () => {
    const simulator = await simulate();
    const arrived = expect(simulator.waitForRequest({ method: "POST" })).rejects.toThrow(
      /closed before a request/,
    );

    await simulator.close();

    await arrived;
  });
});
