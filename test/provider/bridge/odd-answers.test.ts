import { type Bridge, type ProviderError, startBridge } from "../../support/bridge";
import { type Answer, type CannedServer, startCannedServer } from "../../support/canned-server";
import { ACCOUNT, configFor, expectNoSecretIn, INPUTS, outputsOf } from "../../support/world";

let server: CannedServer;
let bridge: Bridge;
let answer: Answer;
const start = async (requestTimeoutSeconds = "0.5") => {
  server = await startCannedServer((response, request) => answer(response, request));
  const limits = { "whatsapp:maxRetries": "1", "whatsapp:requestTimeoutSeconds": requestTimeoutSeconds };
  bridge = await startBridge({ config: { ...configFor(server.url), ...limits } });
};
const stop = async () => {
  await bridge.close();
  await server.close();
};

const ID = "300000000000001";
const NODE = { id: ID, display_phone_number: "+1 202-555-0123", verified_name: "Acme Support" };
const json =
  (body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(200, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "text/html", ...headers }).end(body);

const ODD: [string, Answer][] = [
  ["garbage", text("\u0000\u0001 not JSON")],
  ["nothing", text("")],
  ["JSON that breaks off", text('{"data":[{"id":"3000')],
  ["a proxy's error page", text("<html><h1>502 Bad Gateway</h1></html>", 502)],
  ["a proxy's log-in page", text("<html>Log in</html>", 407)],
  ["a redirect to another host", text("", 302, { location: "http://graph.test.invalid/" })],
  ["10 MB", text(`{"data":"${"x".repeat(11 * 1024 * 1024)}"}`)],
  ["a list instead of an object", json([])],
  ["null", json(null)],
  ["an error without a message", json({ error: {} })],
  ["an error that is a string", json({ error: "no" })],
  [
    "an error with numbers as text",
    json({ error: { message: "no", code: "1", error_subcode: "7", error_data: 7 } }),
  ],
];

describe("an odd answer", () => {
  beforeAll(() => start());
  afterAll(stop);

  test.each(ODD)(
    "that is %s: a clear error, no crash, nothing recorded, nothing taken for gone",
    async (_what, odd) => {
      answer = odd;

      const create = await bridge.create(INPUTS).catch((error: unknown) => error as ProviderError);
      const read = await bridge
        .read(ID, outputsOf(INPUTS, ID))
        .catch((error: unknown) => error as ProviderError);

      for (const failure of [create, read]) {
        expect(failure).toMatchObject({ name: "ProviderError", recorded: undefined });
        const { message } = failure as ProviderError;
        expect(message).toContain("+1 2025550123");
        expect(message.length).toBeLessThan(2_000);
        expectNoSecretIn(message);
      }
      expectNoSecretIn(bridge.stderr());
      expect(bridge.stderr()).not.toMatch(/^\s+at /m);
      expect(bridge.exitCode()).toBeNull();
    },
  );
});

describe("an answer that leads astray", () => {
  beforeEach(() => start());
  afterEach(stop);

  test.each<[string, unknown]>([
    ["no id", { success: true }],
    [
      "an id that is a number beyond 2^53, whose last digits JSON loses",
      JSON.parse('{"id": 9007199254740993123}'),
    ],
    ["an empty id", { id: "" }],
  ])(
    "%s to the POST, while the account shows the number: the id comes from the list, and no second POST is sent",
    async (_what, body) => {
      const listed = { ...NODE, id: "9007199254740993123" };
      answer = (response, request) =>
        json(request.method === "POST" ? body : { data: [listed] })(response, request);

      const { id } = await bridge.create(INPUTS);

      expect(id).toBe("9007199254740993123");
      expect(server.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
    },
  );

  test("an id that is a small number becomes the same digits as text", async () => {
    answer = (response, request) =>
      json(request.method === "POST" ? { id: 300000000000001 } : NODE)(response, request);

    const { id, outs } = await bridge.create(INPUTS);

    expect({ id, phoneNumberId: outs.phoneNumberId }).toEqual({ id: ID, phoneNumberId: ID });
  });

  test("a redirect is never followed: the token would go to another host", async () => {
    const elsewhere = await startCannedServer(json({ id: ID }));
    answer = text("", 302, { location: `${elsewhere.url}/v26.0/${ACCOUNT}/phone_numbers` });

    await bridge.create(INPUTS).catch(() => undefined);
    await elsewhere.close();

    expect(elsewhere.requests).toEqual([]);
    expect(server.requests.length).toBeGreaterThan(0);
  });

  test("a next page on another host is not called there", async () => {
    const elsewhere = await startCannedServer(json({ data: [NODE] }));
    answer = (response, request) =>
      request.url?.includes("after=") === true
        ? json({ data: [NODE] })(response, request)
        : json({ data: [], paging: { next: `${elsewhere.url}/v26.0/${ACCOUNT}/phone_numbers?after=x` } })(
            response,
            request,
          );

    const read = await bridge.read(ID, outputsOf(INPUTS, ID));
    await elsewhere.close();

    expect(read).toMatchObject({ id: ID });
    expect(elsewhere.requests).toEqual([]);
  });

  test.each([
    ["leads back to itself", () => "same"],
    ["goes round in a circle of three", (at: number) => String(at % 3)],
  ])("a listing that %s ends after the second visit", async (_what, after) => {
    let pages = 0;
    answer = (response) => {
      const next = `${server.url}/v26.0/${ACCOUNT}/phone_numbers?after=${after(++pages)}`;
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify({ data: [], paging: { next } }));
    };

    await expect(bridge.read(ID, outputsOf(INPUTS, ID))).rejects.toThrow(/not a phone number/);

    expect(server.requests.length).toBeLessThan(6);
  });
});

describe("a listing that never ends", () => {
  // So long that the limit of bytes comes first on a slow machine too.
  beforeEach(() => start("300"));
  afterEach(stop);

  test("is read up to the limit of an answer", async () => {
    let pages = 0;
    const filler = "x".repeat(1_000_000);
    answer = (response) => {
      const next = `${server.url}/v26.0/${ACCOUNT}/phone_numbers?after=${++pages}`;
      const body = { data: [], filler, paging: { next } };
      response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    };

    await expect(bridge.read(ID, outputsOf(INPUTS, ID))).rejects.toThrow(/bytes/);

    expect(pages).toBeLessThan(15);
  });
});
