import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Simulator, startSimulator } from "whatsapp-graph-simulator";
import { run, start } from "./support/command";

const ACCOUNT = "100000000000001";
const APP = "200000000000001";
const NUMBER = {
  id: "120000000000001",
  cc: "1",
  phoneNumber: "2025550123",
  verifiedName: "Example",
  platformType: "CLOUD_API",
};
const SECRET = { WHATSAPP_SIMULATOR_ADMIN_SECRET: "test-secret" };

let app: Server;
let arrived: { body: string; signature: unknown }[];
let status: number;
let address: string;

/** An app that answers verifications, and messages with `status`. */
beforeEach(async () => {
  arrived = [];
  status = 200;
  app = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      const challenge = new URL(request.url ?? "", "http://localhost").searchParams.get("hub.challenge");
      if (challenge === null) arrived.push({ body, signature: request.headers["x-hub-signature-256"] });
      response.writeHead(challenge === null ? status : 200).end(challenge);
    });
  });
  await once(app.listen(0, "127.0.0.1"), "listening");
  address = `http://127.0.0.1:${(app.address() as AddressInfo).port}/hooks`;
});
afterEach(async () => {
  app.closeAllConnections();
  await once(app.close(), "close");
});

describe("whatsapp-graph-simulator message", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({
      accounts: [{ id: ACCOUNT, tokens: ["test-token"], numbers: [NUMBER] }],
      adminSecret: "test-secret",
    });
    simulator.subscribeApp(ACCOUNT, APP, address);
  });
  afterEach(() => simulator.close());

  const message = (...args: string[]) => run(["message", "--url", simulator.url, ...args], SECRET);

  test("prints the address, its level and the answer", async () => {
    const finished = await message("--number", NUMBER.id, "--text", "Is it open today?", "--name", "Example");

    expect(finished).toEqual({
      code: 0,
      stdout: `${APP}  ${address} (of the account)  HTTP 200  not signed\n`,
      stderr: "",
    });
    expect(arrived).toMatchObject([{ body: expect.stringContaining("Is it open today?") as string }]);
  });

  test("ends with code 1 if an app does not answer 200", async () => {
    status = 503;

    const { code, stdout } = await message("--number", NUMBER.id);

    expect({ code, stdout }).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("failed: it answered HTTP 503") as string,
    });
  });

  test("ends with a reason if no app is subscribed", async () => {
    simulator.unsubscribeApp(ACCOUNT, APP);

    expect(await message("--number", NUMBER.id)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("No app is subscribed") as string,
    });
  });

  test.each([
    ["there is no such number", ["--number", "999"], 1, /no number 999/],
    ["no number is named", [], 2, /--number/],
    ["the sender is no number", ["--number", NUMBER.id, "--from", "somebody"], 1, /from/],
  ])("ends with a reason if %s", async (_what, args, code, reason) => {
    const finished = await message(...args);

    expect(finished).toMatchObject({ code, stdout: "" });
    expect(finished.stderr).toMatch(reason);
  });
});

describe("the options for webhooks", () => {
  const ONE = ["--account", ACCOUNT, "--token", "test-token"];
  const post = (url: string, form: Record<string, string>) =>
    fetch(`${url}&access_token=test-token`, { method: "POST", body: new URLSearchParams(form) });

  test("--webhook-secret signs, and forces no proof on a call", async () => {
    const simulator = await start([...ONE, "--webhook-secret", "signing-secret"], SECRET);
    const override = { override_callback_uri: address, verify_token: "test-verify" };
    const subscribed = await post(`${simulator.url}/${ACCOUNT}/subscribed_apps?`, override);
    expect(subscribed.status).toBe(200);
    const added = await post(`${simulator.url}/${ACCOUNT}/phone_numbers?`, {
      cc: "1",
      phone_number: "2025550123",
      verified_name: "Example",
    });
    const { id } = (await added.json()) as { id: string };
    await fetch(`${simulator.url}/_simulator/numbers/${id}`, {
      method: "PATCH",
      headers: { "x-simulator-secret": "test-secret", "content-type": "application/json" },
      body: JSON.stringify({ platformType: "CLOUD_API" }),
    });

    const finished = await run(["message", "--url", simulator.url, "--number", id], SECRET);

    expect(finished).toMatchObject({ code: 0, stdout: expect.stringMatching(/ {2}signed\n$/) as string });
    const [{ body, signature } = { body: "", signature: "" }] = arrived;
    const expected = createHmac("sha256", "signing-secret").update(body).digest("hex");
    expect(signature).toBe(`sha256=${expected}`);
    await simulator.end("SIGTERM");
  });

  test("--webhook-targets permits other machines, with https only", async () => {
    const simulator = await start([...ONE, "--webhook-targets", "any"]);

    const refused = await post(`${simulator.url}/${ACCOUNT}/subscribed_apps?`, {
      override_callback_uri: "http://192.0.2.1/",
      verify_token: "test-verify",
    });

    expect(await refused.json()).toMatchObject({
      error: { code: 2200, error_data: { details: expect.stringContaining("https") as string } },
    });
    await simulator.end("SIGTERM");
  });

  test("--webhook-targets knows two words", async () => {
    expect(await run([...ONE, "--webhook-targets", "all"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("loopback or any") as string,
    });
  });
});
