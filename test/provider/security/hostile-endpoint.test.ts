import { gzipSync } from "node:zlib";

import { type Bridge, type ProviderError, startBridge } from "../../support/bridge";
import { type Answer, type CannedServer, startCannedServer } from "../../support/canned-server";
import { configFor, expectNoSecretIn, INPUTS, outputsOf, TOKEN } from "../../support/world";

const ID = "300000000000001";
const NODE = { id: ID, display_phone_number: "+1 202-555-0123", verified_name: "Acme Support" };
const LIMITS = { "whatsapp:maxRetries": "1", "whatsapp:requestTimeoutSeconds": "2" };
/** Four times the limit for a request. */
const OPERATION_MS = 8_000;

let server: CannedServer;
let bridge: Bridge;
let answer: Answer;
beforeAll(async () => {
  server = await startCannedServer((response, request) => answer(response, request));
  bridge = await startBridge({ config: { ...configFor(server.url), ...LIMITS } });
});
beforeEach(() => {
  server.requests.splice(0);
});
afterAll(async () => {
  await bridge.close();
  await server.close();
});

const json =
  (body: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

const create = () => bridge.create(INPUTS).catch((error: unknown) => error as ProviderError);
const read = () => bridge.read(ID, outputsOf(INPUTS, ID)).catch((error: unknown) => error as ProviderError);

describe("an answer that trickles in, a byte now and then", () => {
  test("ends with the limit for a request, and the operation with its own", async () => {
    answer = (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const trickle = setInterval(() => response.write(" "), 100);
      response.once("close", () => clearInterval(trickle));
    };
    const started = performance.now();

    const failures = await Promise.all([create(), read()]);

    expect(performance.now() - started).toBeLessThan(4 * OPERATION_MS);
    expect(failures).toMatchObject([
      { message: expect.stringMatching(/Outcome unknown.*no answer within/s) as string },
      { message: expect.stringContaining("no answer within") as string },
    ]);
  });
});

describe("an answer that means to exhaust", () => {
  test("a compressed one that swells is cut off", async () => {
    const swelling = gzipSync(Buffer.alloc(100 * 1024 * 1024, "1"));
    answer = (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(swelling);

    expect(swelling.length).toBeLessThan(200_000);
    expect(await read()).toMatchObject({
      message: expect.stringContaining("larger than the limit") as string,
    });
    expect(bridge.exitCode()).toBeNull();
  });

  test("one nested a hundred thousand deep counts as no answer: a creation looks for its number", async () => {
    const deep = "[".repeat(1e5) + "]".repeat(1e5);
    answer = (response, request) => {
      if (request.method === "POST") response.writeHead(200).end(deep);
      else json({ data: [NODE] })(response, request);
    };

    expect(await create()).toMatchObject({ id: ID });
    expect(server.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
  });
});

describe("an answer that means to lead requests elsewhere", () => {
  test.each(["../me", "../../v1.0/me", ".", "%2e%2e", "3?method=delete", "3#", "3/../7", " 3"])(
    "an id %j is none, and gets into no address",
    async (id) => {
      answer = json({ id, data: [{ id }] });

      expect(await create()).toMatchObject({ name: "ProviderError", recorded: undefined });
      expect(await read()).toMatchObject({ name: "ProviderError" });
      const own = [`/v26.0/${INPUTS.businessAccountId}/phone_numbers`, `/v26.0/${ID}`];
      const asked = server.requests.map((request) => request.replace(/^\w+ /, ""));
      expect(asked.filter((address) => !own.includes(address))).toEqual([]);
    },
  );

  test("a next page that is no address is a clear error, and a creation says that its outcome is unknown", async () => {
    answer = (response, request) => {
      if (request.method === "POST") request.socket.destroy();
      else json({ data: [], paging: { next: "http://[" } })(response, request);
    };

    expect(await create()).toMatchObject({ message: expect.stringMatching(/^Outcome unknown/) as string });
    expect(await read()).toMatchObject({
      message: expect.stringContaining("not a phone number") as string,
    });
  });

  test("a next page cannot change whose token is sent, nor put it into the address", async () => {
    const next = `${server.url}/v26.0/7/phone_numbers?after=x&access_token=${encodeURIComponent(TOKEN)}&appsecret_proof=0&fields=id&limit=1`;
    const asked: { path: string; query: URLSearchParams; authorization: string | undefined }[] = [];
    answer = (response, request) => {
      const url = new URL(request.url ?? "", server.url);
      const { authorization } = request.headers;
      asked.push({ path: url.pathname, query: url.searchParams, authorization });
      json(url.searchParams.has("after") ? { data: [NODE] } : { data: [], paging: { next } })(
        response,
        request,
      );
    };

    expect(await read()).toMatchObject({ id: ID });
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map(({ path }) => path)).size).toBe(1);
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
    expect([...(asked[1]?.query.keys() ?? [])].sort()).toEqual(["after", "fields", "limit"]);
    expectNoSecretIn(JSON.stringify(asked.map(({ path, query }) => [path, query.toString()])));
  });

  test.each([301, 302, 303, 307, 308])("a redirect with %i is not followed", async (status) => {
    const elsewhere = await startCannedServer(json(NODE));
    answer = (response) => response.writeHead(status, { location: `${elsewhere.url}/v26.0/${ID}` }).end();

    const failures = [await create(), await read()];
    await elsewhere.close();

    expect(failures).toMatchObject([{ name: "ProviderError" }, { name: "ProviderError" }]);
    expect(elsewhere.requests).toEqual([]);
    expect(server.requests.length).toBeGreaterThan(1);
  });
});

describe("an answer that means to mislead the reader", () => {
  // A title, the clipboard, a cleared screen, a command of a CI system, a reversed direction, a colour of Pulumi's CLI.
  const ACTING =
    "no\u001b]0;title\u0007\u001b]52;c;eA==\u0007\u001b[2J\r\n::error::x\u2028\u202e\u009b1m<{%reset%}>";

  test("has nothing in it that acts on a terminal, a log or the CLI, and keeps our word on what to do", async () => {
    const error = { message: ACTING, code: 190, fbtrace_id: ACTING, error_user_msg: ACTING };
    answer = json({ error }, 400);

    const failures = [await create(), await read()];

    for (const failure of failures) {
      const { message } = failure as ProviderError;
      expect(message).toMatch(/^Could not (create|read) \+1 2025550123/);
      expect(message).toContain("WHATSAPP_ACCESS_TOKEN");
      expect(message).not.toMatch(/[\p{Cc}\u2028\u202e]|<\{%/u);
    }
    expect(bridge.stderr().replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("a header does not get into the output as it is either", async () => {
    answer = (response) => {
      response
        .writeHead(200, { "facebook-api-version": "v1.0\u009b2J<{%reset%}>" })
        .end(JSON.stringify(NODE));
    };

    await read();

    expect(bridge.stderr()).toContain("Meta answered with Graph API v1.0");
    expect(bridge.stderr()).not.toMatch(/\u009b|<\{%/u);
  });
});
