import dns from "node:dns/promises";
import { EventEmitter, once } from "node:events";
import type { ServerResponse } from "node:http";
import { type Answer, post } from "../../test-support/graph";
import { ID, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, simulate } from "../../test-support/simulator";
import { answerChallenge, type Arrived, webhook } from "../../test-support/webhook";

const EDGE = `/v26.0/${ACCOUNT}/subscribed_apps`;
const VERIFY_TOKEN = "test-verify &+/token";

type Simulator = Awaited<ReturnType<typeof simulate>>;

const verify = (simulator: Simulator, address: string): Promise<Answer> =>
  post(simulator, EDGE, { override_callback_uri: address, verify_token: VERIFY_TOKEN });

/** The text of a refusal with code 2200. It also checks that nothing has changed. */
async function refusalOf(simulator: Simulator, address: string): Promise<string> {
  const refused = await verify(simulator, address);
  expect(refused).toMatchObject({ status: 400, error: { code: 2200, type: "OAuthException" } });
  expect(refused.text).not.toContain("test-verify");
  expect(simulator.subscriptions(ACCOUNT)).toEqual([]);
  return (refused.error.error_data as { details: string }).details;
}

afterEach(() => jest.restoreAllMocks());

describe("an address is verified", () => {
  test("by a call with the mode, a challenge of its own and the verify token", async () => {
    const simulator = await simulate();
    const { url, arrived } = await webhook();

    expect(await verify(simulator, `${url}/hooks`)).toMatchObject({ status: 200 });
    expect(await verify(simulator, `${url}/hooks`)).toMatchObject({ status: 200 });

    const parameters = {
      "hub.mode": "subscribe",
      "hub.verify_token": VERIFY_TOKEN,
      "hub.challenge": expect.stringMatching(/^\d{10}$/) as string,
    };
    expect(arrived).toMatchObject([{ method: "GET", query: parameters }, { query: parameters }]);
    expect(arrived[0]?.query["hub.challenge"]).not.toBe(arrived[1]?.query["hub.challenge"]);
  });

  test("with its own query, and with a space for a plus sign in its path", async () => {
    const simulator = await simulate();
    const { url, arrived } = await webhook();

    await verify(simulator, `${url}/a+b?shop=1+2`);

    expect(arrived).toMatchObject([
      { path: expect.stringMatching(/^\/a%20b\?shop=1\+2&hub\.mode=subscribe&/) as string },
    ]);
  });

  test("at the network address that was looked up and checked", async () => {
    const simulator = await simulate();
    const { url, arrived } = await webhook();
    jest.spyOn(dns, "lookup").mockResolvedValue([{ address: "127.0.0.1", family: 4 }] as never);

    const verified = await verify(simulator, url.replace("127.0.0.1", "webhook.example"));

    expect(verified).toMatchObject({ status: 200 });
    expect(arrived).toMatchObject([
      { headers: { host: expect.stringMatching(/^webhook\.example:/) as string } },
    ]);
  });
});

describe("code 2200 says what came instead of the challenge", () => {
  test.each<[string, (arrived: Arrived, response: ServerResponse) => void, RegExp]>([
    ["another status", (_arrived, response) => response.writeHead(404).end(), /HTTP 404/],
    [
      "the challenge with another status",
      (arrived, response) => answerChallenge(arrived, response.writeHead(201)),
      /HTTP 201/,
    ],
    [
      "a redirect, which is not followed",
      (arrived, response) =>
        arrived.path.startsWith("/moved")
          ? answerChallenge(arrived, response)
          : response.writeHead(302, { location: arrived.path.replace("/", "/moved") }).end(),
      /HTTP 302/,
    ],
    ["nothing", (_arrived, response) => response.end(), /it answered nothing/],
    ["another body", (_arrived, response) => response.end("hello\n"), /it answered "hello\\n"/],
    [
      "the challenge and a line break",
      ({ query }, response) => response.end(`${query["hub.challenge"]}\n`),
      /it answered "\d+\\n"/,
    ],
    ["a long body, shortened", (_arrived, response) => response.end("a".repeat(5_000)), /"a{100}\.\.\."/],
    [
      "a body without end",
      (_arrived, response) => response.end("a".repeat(65_537)),
      /longer than 65536 bytes/,
    ],
    ["no answer", (_arrived, response) => response.destroy(), /no answer \(ECONNRESET\)/],
    [
      "the verify token, which does not show",
      ({ path, query }, response) => response.end(`${path} ${JSON.stringify(query)}`),
      /\[verify token\]/,
    ],
  ])("%s", async (_what, answer, reason) => {
    const { url } = await webhook(answer);

    expect(await refusalOf(await simulate(), url)).toMatch(reason);
  });

  test("no server at all", async () => {
    expect(await refusalOf(await simulate(), "http://127.0.0.1:1/")).toMatch(/ECONNREFUSED/);
  });

  test.each<[string, (arrived: Arrived, response: ServerResponse) => void]>([
    ["nothing", () => undefined],
    ["a part of the body", (_arrived, response) => void response.write("1")],
  ])("%s within the time limit", async (_what, answer) => {
    const simulator = await simulate({ webhookTimeoutMs: 50 });
    const { url } = await webhook(answer);

    expect(await refusalOf(simulator, url)).toMatch(/no answer within 50 ms/);
  });
});

describe("an address is refused and not called", () => {
  test.each([
    ["on another machine", "https://192.0.2.1/", /--webhook-targets any/],
    ["on another machine, in IPv6", "https://[2001:db8::1]/", /--webhook-targets any/],
    ["of all interfaces", "http://0.0.0.0:1/", /--webhook-targets any/],
    ["with another scheme", "ftp://127.0.0.1/", /https/],
    ["with a password", "http://user:test-password@127.0.0.1:1/", /password/],
    ["that is none", "webhooks", /not an address/],
  ])("%s", async (_what, address, reason) => {
    expect(await refusalOf(await simulate(), address)).toMatch(reason);
  });

  test.each([
    ["elsewhere", ["192.0.2.1"]],
    ["here and elsewhere", ["127.0.0.1", "192.0.2.1"]],
  ])("with a name that leads %s", async (_where, addresses) => {
    jest
      .spyOn(dns, "lookup")
      .mockResolvedValue(addresses.map((address) => ({ address, family: 4 })) as never);

    const refusal = await refusalOf(await simulate(), "https://webhook.example/");

    expect(refusal).toContain("webhook.example is not this machine");
  });

  test("with a name that leads nowhere", async () => {
    jest.spyOn(dns, "lookup").mockRejectedValue(Object.assign(new Error("no"), { code: "ENOTFOUND" }));

    expect(await refusalOf(await simulate(), "https://webhook.example/")).toMatch(/no host webhook\.example/);
  });

  test("without https on another machine, although other machines are permitted", async () => {
    const simulator = await simulate({ webhookTargets: "any" });

    expect(await refusalOf(simulator, "http://192.0.2.1/")).toMatch(/must begin with https/);
  });
});

describe("when the simulator closes", () => {
  /** An endpoint that never answers. It shows whether it was called, and whether the call has ended. */
  async function silent() {
    const events = new EventEmitter();
    const [called, ended] = [once(events, "called"), once(events, "ended")];
    const { url } = await webhook((_arrived, response) => {
      response.once("close", () => events.emit("ended"));
      events.emit("called");
    });
    return { url, called, ended };
  }
  const unlimited = { webhookTimeoutMs: 600_000 };

  test("a verification ends", async () => {
    const simulator = await simulate(unlimited);
    const { url, called, ended } = await silent();
    const answer = verify(simulator, url).catch((error: unknown) => error);
    await called;

    await simulator.close();

    await ended;
    expect(await answer).toMatchObject({ code: "ECONNRESET" });
  });

  test("a delivery ends, and its result says why", async () => {
    const simulator = await simulateOne({ platformType: "CLOUD_API" }, unlimited);
    const { url, called, ended } = await silent();
    simulator.subscribeApp(ACCOUNT, "200000000000001", url);
    const deliveries = simulator.sendTestMessage(ID);
    await called;

    await simulator.close();

    await ended;
    expect(await deliveries).toMatchObject([{ failure: "the simulator was closed" }]);
  });

  test("no delivery begins any more", async () => {
    const simulator = await simulateOne({ platformType: "CLOUD_API" });
    const { url, arrived } = await webhook();
    simulator.subscribeApp(ACCOUNT, "200000000000001", url);
    await simulator.close();

    expect(await simulator.sendTestMessage(ID)).toMatchObject([{ failure: "the simulator was closed" }]);
    expect(arrived).toEqual([]);
  });
});
