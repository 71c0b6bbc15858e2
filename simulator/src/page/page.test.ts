import { request } from "node:http";
import type { Simulator } from "../index";
import { post } from "../test-support/graph";
import { ACCOUNT, ACME, simulate, TOKEN } from "../test-support/simulator";

const NAUGHTY = `<script>alert("1")</script>'&`;

interface Page {
  status: number;
  text: string;
  headers: Record<string, string>;
}

function open(
  simulator: Simulator,
  path: string,
  headers: Record<string, string> = {},
  form?: Record<string, string>,
): Promise<Page> {
  const method = form === undefined ? "GET" : "POST";
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const options = { method, headers: { ...(form && type), ...headers }, agent: false };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, simulator.url), options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text,
          headers: response.headers as Record<string, string>,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(form && new URLSearchParams(form).toString());
  });
}

async function csrfToken(simulator: Simulator, path: string): Promise<string> {
  const token = /name="csrf_token"\s+value="([^"]+)"/.exec((await open(simulator, path)).text)?.[1];
  if (token === undefined) throw new Error(`${path} has no form`);
  return token;
}

async function withNumber(options: Parameters<typeof simulate>[0] = {}) {
  const simulator = await simulate(options);
  const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });
  return { simulator, path: `/_manager/numbers/${id}/delete` };
}

describe("the page", () => {
  test("shows accounts, numbers, faults and requests, and no token", async () => {
    const simulator = await simulate({ accounts: [{ id: ACCOUNT, name: "Acme Group", tokens: [TOKEN] }] });
    await post(simulator, `/${ACCOUNT}/phone_numbers`, { ...ACME, access_token: TOKEN });
    simulator.faults.add({ then: { kind: "throttle", code: 80007 } });
    simulator.faults.add({ then: { kind: "answer", body: { id: "7" } } });

    const { text, status } = await open(simulator, "/");

    expect(status).toBe(200);
    for (const shown of [
      "Acme Group",
      "+1 202-555-0100",
      "throttle",
      "{&quot;id&quot;:&quot;7&quot;}",
      `/${ACCOUNT}/phone_numbers`,
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(simulator.adminSecret);
  });

  test("escapes what others wrote, wherever it comes from", async () => {
    const simulator = await simulate({ accounts: [{ id: ACCOUNT, name: NAUGHTY, tokens: [TOKEN] }] });
    const { body } = await post(simulator, `/${ACCOUNT}/phone_numbers`, { ...ACME, verified_name: NAUGHTY });
    await post(simulator, `/${String(body.id)}`, { new_display_name: NAUGHTY });
    await post(simulator, `/${encodeURIComponent(NAUGHTY)}`);
    simulator.faults.add({ then: { kind: "error", code: 1, message: NAUGHTY } });

    const { text } = await open(simulator, "/");

    expect(text).not.toContain("<script");
    expect(
      text.split("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;").length - 1,
    ).toBeGreaterThanOrEqual(4);
  });

  test("allows no script, no frame and no other place to send a form to", async () => {
    const { headers } = await open(await simulate(), "/");

    expect(headers["content-security-policy"]).toMatch(
      /default-src 'none'.*form-action 'self'; frame-ancestors 'none'/,
    );
    expect(headers["x-frame-options"]).toBe("DENY");
  });

  test("is not in the ledger", async () => {
    const simulator = await simulate();

    await open(simulator, "/");

    expect(simulator.requests()).toEqual([]);
  });
});

describe("an action on the page", () => {
  test("deletes the number when it comes from the page's own form", async () => {
    const { simulator, path } = await withNumber();

    const done = await open(simulator, path, {}, { csrf_token: await csrfToken(simulator, path) });

    expect(done).toMatchObject({ status: 303, headers: { location: "/" } });
    expect(simulator.numbers()).toEqual([]);
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    ["without its token", {}, undefined],
    ["with another token", {}, "another"],
    ["sent by another site", { origin: "http://evil.example" }, "own"],
    ["that the browser calls cross-site", { "sec-fetch-site": "cross-site" }, "own"],
    ["that the browser calls same-site", { "sec-fetch-site": "same-site" }, "own"],
    ["under a foreign name for this address", { host: "evil.example" }, "own"],
  ])("is refused %s", async (_how, headers, token) => {
    const { simulator, path } = await withNumber();
    const csrf_token = token === "own" ? await csrfToken(simulator, path) : token;

    const refused = await open(simulator, path, headers, csrf_token === undefined ? {} : { csrf_token });

    expect(refused.status).toBe(403);
    expect(simulator.numbers()).toHaveLength(1);
  });

  test("is not done by reading its address", async () => {
    const { simulator, path } = await withNumber();

    expect(await open(simulator, path)).toMatchObject({ status: 200 });
    expect(simulator.numbers()).toHaveLength(1);
  });

  test.each([
    ["an unknown number", "/_manager/numbers/999/delete"],
    ["an unknown action", "/_manager/numbers/110000000000001/explode"],
    ["a PIN that is not set", "/_manager/numbers/110000000000001/turn-off-two-step"],
    ["an unknown fault", "/_manager/faults/9/remove"],
  ])("answers 404 for %s", async (_what, path) => {
    const { simulator } = await withNumber();

    expect(await open(simulator, path)).toMatchObject({ status: 404 });
  });

  test("removes a fault", async () => {
    const simulator = await simulate();
    const { id } = simulator.faults.add({ then: { kind: "drop" } });
    const path = `/_manager/faults/${id}/remove`;

    await open(simulator, path, {}, { csrf_token: await csrfToken(simulator, path) });

    expect(simulator.faults.list()).toEqual([]);
  });
});

describe("the page under a foreign name for this address", () => {
  test("shows nothing, so that no site can read it by pointing its own name here", async () => {
    expect(await open(await simulate(), "/", { host: "evil.example" })).toMatchObject({ status: 403 });
  });
});

describe("the page of a simulator that listens beyond this machine", () => {
  test("asks for the admin secret before an action", async () => {
    const { simulator, path } = await withNumber({ host: "0.0.0.0", adminSecret: "test-secret" });
    const csrf_token = await csrfToken(simulator, path);

    expect(await open(simulator, path, {}, { csrf_token })).toMatchObject({ status: 403 });
    expect(await open(simulator, path, {}, { csrf_token, secret: "wrong" })).toMatchObject({ status: 403 });
    expect(simulator.numbers()).toHaveLength(1);
    expect(await open(simulator, path, {}, { csrf_token, secret: "test-secret" })).toMatchObject({
      status: 303,
    });
    expect(simulator.numbers()).toEqual([]);
  });
});
