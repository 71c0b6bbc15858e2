import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { DYNAMIC_WORDS } from "../engine/dynamic-words";
import { Deadline } from "./clock";
import { GraphClient, type Call, type Connection } from "./graph-client";
import { Quota } from "./quota";
import { hiding } from "./redact";
import type { Send } from "./transport";
import { ACCOUNT, SleepingClock } from "../test-support";

const TOKEN = "test-token|with/signs";

interface Served {
  client: GraphClient;
  requests: IncomingMessage[];
  bodies: string[];
  lines: string[];
  url: string;
}

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

/** A client and a real server. The server answers with the listeners in turn, and then always with the last one. */
async function serve(listeners: RequestListener[], connection: Partial<Connection> = {}): Promise<Served> {
  const requests: IncomingMessage[] = [];
  const bodies: string[] = [];
  const lines: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const listener = listeners[Math.min(requests.length, listeners.length) - 1];
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      bodies.push(body);
      listener?.(request, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { client: client(url, lines, connection), requests, bodies, lines, url };
}

function client(
  graphUrl: string,
  lines: string[] = [],
  connection: Partial<Connection> = {},
  send?: Send,
  quota?: Quota,
): GraphClient {
  const base = {
    graphUrl,
    apiVersion: "v26.0",
    requestTimeoutMs: 5_000,
    maxRetries: 3,
    hide: hiding([TOKEN]),
    words: DYNAMIC_WORDS,
  };
  return new GraphClient({ ...base, ...connection }, (line) => lines.push(line), send, quota);
}

const call = (clock: SleepingClock, edit: Partial<Call> = {}): Call => ({
  method: "GET",
  path: `${ACCOUNT}/phone_numbers`,
  params: {},
  token: TOKEN,
  account: ACCOUNT,
  action: "try",
  deadline: new Deadline(clock, 120_000),
  ...edit,
});

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
const html =
  (status: number): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "text/html" }).end("<h1>No</h1>");
  };
const drop: RequestListener = (request) => {
  request.socket.destroy();
};
const throttle = (minutes: number) =>
  json({ error: { message: "Too many calls", code: 80007 } }, 400, {
    "x-business-use-case-usage": JSON.stringify({
      [ACCOUNT]: [{ estimated_time_to_regain_access: minutes }],
    }),
  });

describe("a request", () => {
  test("has the token in its header and nowhere else, and a creation its parameters as JSON", async () => {
    const { client, requests, bodies } = await serve([json({ id: "3" })]);

    await client.call(
      call(new SleepingClock(), { method: "POST", params: { cc: "1", migrate_phone_number: true } }),
    );

    expect(requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(requests[0]?.url).toBe(`/v26.0/${ACCOUNT}/phone_numbers`);
    expect(JSON.parse(bodies[0] ?? "")).toEqual({ cc: "1", migrate_phone_number: true });
  });

  test("that sends a file has its bytes as they are, and the token as Meta documents it for uploads", async () => {
    const { client, requests, bodies } = await serve([json({ h: "2:abc" })], { appSecret: "test-secret" });
    const file = Buffer.from("not {JSON}");

    const answer = await client.call(
      call(new SleepingClock(), { method: "POST", path: "upload:MTph==?sig=ARZ-_", file }),
    );

    expect(answer).toEqual({ h: "2:abc" });
    expect(requests[0]?.url).toMatch(/^\/v26\.0\/upload:MTph==\?sig=ARZ-_&appsecret_proof=[\da-f]{64}$/);
    expect(requests[0]?.headers).toMatchObject({
      authorization: `OAuth ${TOKEN}`,
      file_offset: "0",
      "content-type": "application/octet-stream",
      "content-length": String(file.length),
    });
    expect(bodies).toEqual([file.toString()]);
  });

  test("that sends a file waits and is sent again when Meta throttles", async () => {
    const { client, bodies } = await serve([throttle(1), json({ h: "2:abc" })]);
    const clock = new SleepingClock();

    await client.call(call(clock, { method: "POST", path: "upload:MTph", file: Buffer.from("bytes") }));

    expect(bodies).toEqual(["bytes", "bytes"]);
    expect(clock.slept).toEqual([60_000]);
  });

  test("that sends a file and repeats the token in an error shows it to nobody", async () => {
    const { client } = await serve([json({ error: { message: `Bad ${TOKEN}`, code: 190 } }, 400)]);

    await expect(
      client.call(call(new SleepingClock(), { method: "POST", path: "upload:MTph", file: Buffer.from("b") })),
    ).rejects.toThrow("Bad [secret]");
  });

  test("proves the app's secret where there is one, and does not send it", async () => {
    const { client, requests } = await serve([json({ data: [] })], { appSecret: "test-secret" });

    await client.call(call(new SleepingClock(), { params: { limit: 100 } }));

    // HMAC-SHA256 of the token with the secret as its key, made by `openssl dgst -sha256 -hmac`.
    expect(requests[0]?.url).toMatch(
      /limit=100&appsecret_proof=f63e82d5196483995047f48a5d001750922642b8f450d90f6b8f08b56b0f7d31$/,
    );
    expect(JSON.stringify(requests[0]?.rawHeaders) + (requests[0]?.url ?? "")).not.toContain("test-secret");
  });

  test("uses the connection of the one before, and takes a compressed answer", async () => {
    const zipped: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync('{"id":"3"}'));
    };
    const { client, requests } = await serve([zipped]);

    await client.call(call(new SleepingClock()));
    const answer = await client.call(call(new SleepingClock()));

    expect(answer).toEqual({ id: "3" });
    expect(requests[1]?.socket).toBe(requests[0]?.socket);
    expect(requests[0]?.headers["accept-encoding"]).toContain("gzip");
  });

  test("does not follow a redirect, which would take the token elsewhere", async () => {
    const redirect: RequestListener = (_request, response) => {
      response.writeHead(307, { location: "/elsewhere" }).end();
    };
    const { client, requests } = await serve([redirect]);

    await expect(client.call(call(new SleepingClock(), { method: "POST" }))).rejects.toThrow(
      /HTTP 307.*whatsapp:graphUrl/,
    );

    expect(requests).toHaveLength(1);
  });
});

describe("a creation whose outcome is unclear is sent once", () => {
  test.each([
    ["the connection is dropped", drop, /closed before an answer came/],
    ["the server fails without a word of Graph's", html(502), /HTTP 502.*is not from the Graph API/],
    ["the answer is garbled", html(200), /HTTP 200.*is not from the Graph API/],
    ["Graph calls it temporary", json({ error: { message: "Try later", code: 2 } }, 500), /Try later/],
    ["no answer comes in time", () => undefined, /no answer within 0.2 s/],
  ] as const)("%s", async (_what, listener, message) => {
    const { client, requests } = await serve([listener], { requestTimeoutMs: 200 });

    const calling = client.call(call(new SleepingClock(), { method: "POST" }));

    await expect(calling).rejects.toMatchObject({
      kind: "unclear",
      message: expect.stringMatching(message) as string,
    });
    expect(requests).toHaveLength(1);
  });
});

describe("a read is repeated", () => {
  test.each([
    ["the connection is dropped", drop],
    ["the server fails", html(503)],
    ["Graph calls it temporary", json({ error: { message: "Try later", code: 1 } }, 400)],
  ])("when %s", async (_what, listener) => {
    const clock = new SleepingClock(0.5);
    const { client, requests } = await serve([listener, listener, json({ id: "3" })]);

    expect(await client.call(call(clock))).toEqual({ id: "3" });

    expect(requests).toHaveLength(3);
    expect(clock.slept).toEqual([500, 1_000]);
  });

  test("but not for ever", async () => {
    const { client, requests } = await serve([html(503)], { maxRetries: 2 });

    await expect(client.call(call(new SleepingClock()))).rejects.toThrow(/HTTP 503/);

    expect(requests).toHaveLength(3);
  });

  test("but not when the answer would be the same", async () => {
    const { client, requests } = await serve([html(403)]);

    await expect(client.call(call(new SleepingClock()))).rejects.toThrow(
      /HTTP 403.*whatsapp:graphUrl.*proxy/,
    );

    expect(requests).toHaveLength(1);
  });
});

test("a creation that was certainly not sent is tried again, and then says that nothing was sent", async () => {
  const { url } = await serve([]);
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, "close");
  }
  const clock = new SleepingClock(0.5);

  const calling = client(url).call(call(clock, { method: "POST" }));

  await expect(calling).rejects.toMatchObject({
    kind: "unsent",
    message: expect.stringMatching(/connection was refused\. No request was sent/) as string,
  });
  expect(clock.slept).toEqual([500, 1_000, 2_000]);
});

describe("a throttle", () => {
  test("is waited out as long as Meta says, and by the other calls of the account too", async () => {
    const clock = new SleepingClock();
    const { client, requests } = await serve([throttle(1), json({ id: "3" })]);

    const first = await client.call(call(clock, { method: "POST" }));

    expect(first).toEqual({ id: "3" });
    expect(clock.now()).toBeGreaterThanOrEqual(60_000);
    expect(requests).toHaveLength(2);
  });

  test("that lasts longer than the operation may take fails at once, with the minutes, and stops other calls", async () => {
    const clock = new SleepingClock();
    const { client, requests } = await serve([throttle(7)]);

    await expect(client.call(call(clock))).rejects.toThrow(/Too many calls.*wait 7 minutes/);
    await expect(client.call(call(clock, { method: "POST" }))).rejects.toThrow(/wait 7 minutes/);

    expect(requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  test("that leaves too little time for the call is not waited out: a late creation would have an unclear outcome", async () => {
    const clock = new SleepingClock(1);
    const { client, requests } = await serve([throttle(0)], { maxRetries: 20 });

    const calling = client.call(call(clock, { method: "POST", deadline: new Deadline(clock, 8_000) }));

    await expect(calling).rejects.toMatchObject({ kind: "throttled" });
    expect(clock.now()).toBeLessThan(7_500);
    expect(requests.length).toBeGreaterThan(1);
  });

  test("of one account leaves another alone", async () => {
    const clock = new SleepingClock();
    const { client } = await serve([throttle(7), json({ id: "3" })]);

    await expect(client.call(call(clock))).rejects.toThrow();

    expect(await client.call(call(clock, { account: "100000000000002" }))).toEqual({ id: "3" });
  });
});

describe("an answer that does not come from Graph", () => {
  const status = (code: number, headers: Record<string, string> = {}): RequestListener => {
    return (_request, response) => {
      response.writeHead(code, { "content-type": "text/html", ...headers }).end("<h1>No</h1>");
    };
  };

  test.each([
    [429, "throttled"],
    [503, "unclear"],
    [408, "unclear"],
    [425, "unclear"],
    [502, "unclear"],
    [303, "unclear"],
    [307, "final"],
    [404, "final"],
    [407, "final"],
  ])("of status %d is %s", async (code, kind) => {
    const { client } = await serve([status(code)], { maxRetries: 0 });

    await expect(client.call(call(new SleepingClock(), { method: "POST" }))).rejects.toMatchObject({ kind });
  });

  test.each(["GET", "POST"] as const)("and asks a %s to wait is waited for", async (method) => {
    const clock = new SleepingClock();
    const { client, requests } = await serve([status(429, { "retry-after": "40" }), json({ id: "3" })]);

    expect(await client.call(call(clock, { method }))).toEqual({ id: "3" });

    expect(clock.now()).toBeGreaterThanOrEqual(40_000);
    expect(requests).toHaveLength(2);
  });

  test("and asks a read to wait after 503 is waited for", async () => {
    const clock = new SleepingClock();
    const { client } = await serve([status(503, { "retry-after": "40" }), json({ id: "3" })]);

    expect(await client.call(call(clock))).toEqual({ id: "3" });

    expect(clock.now()).toBeGreaterThanOrEqual(40_000);
  });

  test("and asks a read to wait holds back the calls after it", async () => {
    const clock = new SleepingClock();
    const { client, requests } = await serve([status(503, { "retry-after": "600" })]);

    await expect(client.call(call(clock))).rejects.toThrow(/HTTP 503.*wait 10 minutes/);
    await expect(client.call(call(clock))).rejects.toThrow(/wait 10 minutes/);
    expect(requests).toHaveLength(1);
  });

  test("and asks to wait longer than the operation may take fails at once, with the minutes", async () => {
    const clock = new SleepingClock();
    const { client } = await serve([status(429, { "retry-after": "600" })]);

    await expect(client.call(call(clock))).rejects.toThrow(/HTTP 429.*wait 10 minutes.*run the same command/);
    expect(clock.slept).toEqual([]);
  });
});

test.each([
  ["its own limit if the operation has more time", 0, 5_000],
  ["the rest of the operation's time if that is less", 117_000, 3_000],
])("a request may take %s", async (_what, elapsedMs, expected) => {
  const clock = new SleepingClock();
  const deadline = new Deadline(clock, 120_000, 1_000);
  const timeouts: number[] = [];
  const send: Send = ({ timeoutMs }) => {
    timeouts.push(timeoutMs);
    return Promise.resolve({ status: 200, text: "{}", header: () => undefined });
  };
  await clock.sleep(elapsedMs);

  await client("https://graph.example", [], {}, send).call(call(clock, { deadline }));

  expect(timeouts).toEqual([expected]);
});

describe("an attempt without time for its answer is not made", () => {
  test("but fails, and says that nothing was sent", async () => {
    const clock = new SleepingClock();
    const { client, requests } = await serve([json({ id: "3" })]);
    const deadline = new Deadline(clock, 120_000);
    await clock.sleep(112_500);

    await expect(client.call(call(clock, { deadline }))).rejects.toMatchObject({
      kind: "unsent",
      message: expect.stringMatching(/\(120 s\) ended before.*requestTimeoutSeconds/) as string,
    });
    expect(requests).toEqual([]);
  });

  test("nor after waiting for a throttle: a creation keeps the time that it was given", async () => {
    const clock = new SleepingClock();
    const { client, requests } = await serve([throttle(1), json({ id: "3" })]);
    const deadline = new Deadline(clock, 120_000).keeping(15_000, 50_000);

    await expect(client.call(call(clock, { method: "POST", deadline }))).rejects.toThrow(/wait 1 minute,/);
    expect(requests).toHaveLength(1);
  });
});

describe("the limit of bytes", () => {
  const long = json({ filler: "x".repeat(2_000) });

  test("is shared by the calls that are given one", async () => {
    const { client, requests } = await serve([long], { maxRetries: 3 });
    const bytes = { left: 3_000 };

    await client.call(call(new SleepingClock(), { bytes }));
    await expect(client.call(call(new SleepingClock(), { bytes }))).rejects.toMatchObject({
      kind: "final",
      message: expect.stringMatching(/larger than the limit/) as string,
    });
    expect(requests).toHaveLength(2);
  });

  test("makes the outcome of a creation unclear: it was carried out", async () => {
    const { client } = await serve([long]);

    await expect(
      client.call(call(new SleepingClock(), { method: "POST", bytes: { left: 100 } })),
    ).rejects.toMatchObject({ kind: "unclear" });
  });
});

test("an answer that asks for smaller pages is not asked for again as it is", async () => {
  const { client, requests } = await serve([
    json({ error: { message: "Please reduce the amount of data you're asking for", code: 1 } }, 500),
  ]);

  await expect(client.call(call(new SleepingClock()))).rejects.toThrow(/reduce the amount/);
  expect(requests).toHaveLength(1);
});

test("an id that comes with an error is not lost", async () => {
  const { client } = await serve([json({ id: "3", error: { message: "Odd", code: 1 } })]);

  expect(await client.call(call(new SleepingClock(), { method: "POST" }))).toMatchObject({ id: "3" });
});

test("a text that contains a token stays as it is in the data", async () => {
  const { client } = await serve([json({ id: "3", verified_name: `Acme ${TOKEN}` })]);

  expect(await client.call(call(new SleepingClock()))).toEqual({ id: "3", verified_name: `Acme ${TOKEN}` });
});

test("a token that Meta repeats is not shown", async () => {
  const { client } = await serve([
    json({ error: { message: `Malformed access token ${TOKEN}`, code: 190 } }, 400),
  ]);

  await expect(client.call(call(new SleepingClock()))).rejects.toThrow("Malformed access token [secret].");
});

test("an expired version, which another one serves, is told once", async () => {
  const { client, lines } = await serve([json({}, 200, { "facebook-api-version": "v27.0" })]);

  await client.call(call(new SleepingClock()));
  await client.call(call(new SleepingClock()));

  expect(lines).toEqual([expect.stringMatching(/v27\.0 instead of v26\.0.*whatsapp:apiVersion/)]);
});

describe("the quota", () => {
  const usage = { "x-app-usage": JSON.stringify({ call_count: 62 }) };

  test("counts each attempt of a call, and has the usage in its answers", async () => {
    const quota = new Quota();
    const { url } = await serve([throttle(0), drop, html(503), json({}, 200, usage)]);

    await client(url, [], {}, undefined, quota).call(call(new SleepingClock()));

    expect(quota).toMatchObject({ requests: 4, highest: { percent: 62, measure: "calls" } });
  });

  test("counts an upload", async () => {
    const quota = new Quota();
    const { url } = await serve([json({ h: "4" })]);

    await client(url, [], {}, undefined, quota).call(
      call(new SleepingClock(), { method: "POST", file: Buffer.from("picture") }),
    );

    expect(quota.requests).toBe(1);
  });

  test("does not count an attempt that reached no server", async () => {
    const quota = new Quota();
    const unreachable = client("http://127.0.0.1:1", [], { maxRetries: 1 }, undefined, quota);

    await expect(unreachable.call(call(new SleepingClock()))).rejects.toThrow("No request was sent");

    expect(quota.requests).toBe(0);
  });
});
