import type { FaultInput } from "../index";
import { call, get, post } from "../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;

describe("an HTTP answer that is not Graph's", () => {
  test.each<[string, FaultInput["then"], number, RegExp]>([
    ["HTTP 408 with a page", { kind: "serverError", status: 408, body: "garbage" }, 408, /^<!DOCTYPE html>/],
    ["HTTP 503 with a page", { kind: "serverError", status: 503, body: "garbage" }, 503, /^<!DOCTYPE html>/],
    ["HTTP 429 with an error", { kind: "error", status: 429, code: 4 }, 429, /"code":4/],
  ])("is %s, before anything is added or after", async (_what, then, status, text) => {
    const simulator = await simulate();
    simulator.faults.add({ then });
    simulator.faults.add({ then: { ...then, when: "after-commit" } as FaultInput["then"] });

    for (const numbers of [0, 1]) {
      const answer = await post(simulator, EDGE, ACME);
      expect(answer.status).toBe(status);
      expect(answer.text).toMatch(text);
      expect(simulator.numbers()).toHaveLength(numbers);
    }
  });

  test.each<[string, FaultInput["then"], string]>([
    ["seconds", { kind: "serverError", status: 429, retryAfter: 30 }, "30"],
    [
      "a date",
      { kind: "error", status: 429, code: 4, retryAfter: "Sun, 01 Nov 2026 12:00:00 GMT" },
      "Sun, 01 Nov 2026 12:00:00 GMT",
    ],
    [
      "seconds, after the commit",
      { kind: "serverError", status: 503, retryAfter: 5, when: "after-commit" },
      "5",
    ],
    ["seconds, with a throttle", { kind: "throttle", code: 80007, retryAfter: 60 }, "60"],
  ])("says in Retry-After when to call again: %s", async (_how, then, expected) => {
    const simulator = await simulate();
    simulator.faults.add({ then });

    expect((await get(simulator, EDGE)).headers["retry-after"]).toBe(expected);
    expect((await get(simulator, EDGE)).headers["retry-after"]).toBeUndefined();
  });

  test("is the right one, cut in the middle: the call counts", async () => {
    const simulator = await simulate();
    simulator.faults.add({ times: 2, then: { kind: "truncated" } });

    const added = await post(simulator, EDGE, ACME);
    const listed = await get(simulator, EDGE);

    expect(simulator.numbers()).toHaveLength(1);
    expect(added).toMatchObject({ status: 200, text: '{"id":"11000', body: {} });
    expect(listed.text).toMatch(/^\{"data":\[\{"id":/);
    expect(listed.body).toEqual({});
  });
});

describe("an answer that a fault names", () => {
  test.each<[string, object]>([
    ["nothing", {}],
    ["a bare id", { id: ACCOUNT }],
    ["another account's id", { id: OTHER_ACCOUNT, name: "Other" }],
  ])("of the account's node has %s, whatever fields are asked for", async (_what, body) => {
    const simulator = await simulate();
    simulator.faults.add({ on: { edge: "account" }, then: { kind: "answer", body } as FaultInput["then"] });

    const answer = await get(simulator, `/${ACCOUNT}`, { fields: "id,name" });

    expect(answer).toMatchObject({ status: 200, body });
    expect(answer.body).toEqual(body);
    expect(answer.headers["content-type"]).toContain("application/json");
  });

  test("comes before anything is added, or after", async () => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "answer", body: { id: 7 } } });
    simulator.faults.add({ then: { kind: "answer", body: { id: 7 }, when: "after-commit" } });

    expect((await post(simulator, EDGE, ACME)).body).toEqual({ id: 7 });
    expect(simulator.numbers()).toHaveLength(0);
    expect((await post(simulator, EDGE, ACME)).body).toEqual({ id: 7 });
    expect(simulator.numbers()).toHaveLength(1);
  });
});

test.each<[string, Partial<Extract<FaultInput["then"], { kind: "error" }>>, unknown]>([
  ["text", { data: "The name is wrong" }, "The name is wrong"],
  [
    "details",
    { details: "The name is wrong" },
    { messaging_product: "whatsapp", details: "The name is wrong" },
  ],
  ["details alone", { data: { details: "The name is wrong" } }, { details: "The name is wrong" }],
  ["a blame field", { data: { blame_field: "verified_name" } }, { blame_field: "verified_name" }],
  [
    "blame field specs",
    { data: { blame_field_specs: [["verified_name"]] } },
    { blame_field_specs: [["verified_name"]] },
  ],
])("an error's error_data can be %s", async (_what, properties, expected) => {
  const simulator = await simulate();
  simulator.faults.add({ then: { kind: "error", code: 100, ...properties } });

  expect((await post(simulator, EDGE, ACME)).error).toMatchObject({ code: 100, error_data: expected });
});

test.each([[true], [false], [undefined]])(
  "a listing with a limit above the fault's asks for less, is_transient %s",
  async (transient) => {
    const simulator = await simulate();
    const then: FaultInput["then"] = {
      kind: "tooMuchData",
      limit: 50,
      ...(transient !== undefined && { transient }),
    };
    simulator.faults.add({ times: "always", then });

    const refused = await get(simulator, EDGE, { limit: "51" });

    expect(refused.status).toBe(500);
    expect(refused.error).toMatchObject({
      code: 1,
      message: "Please reduce the amount of data you're asking for, then retry your request",
    });
    expect(refused.error.is_transient).toBe(transient);
    expect(await get(simulator, EDGE, { limit: "50" })).toMatchObject({ status: 200 });
    expect(await get(simulator, EDGE)).toMatchObject({ status: 200 });
    expect(await get(simulator, `/${ACCOUNT}`, { limit: "100" })).toMatchObject({ status: 200 });
  },
);

describe("the usage of other accounts", () => {
  const header = async (simulator: Parameters<typeof get>[0]) =>
    JSON.parse((await get(simulator, EDGE)).headers["x-business-use-case-usage"] ?? "") as Record<
      string,
      unknown
    >;

  test("stands in front of the call's own, and on top of a throttle", async () => {
    const simulator = await simulate();
    const accounts = { [OTHER_ACCOUNT]: { minutes: 60 }, "900000000000001": { percent: 7 } };
    simulator.faults.add({ times: 2, then: { kind: "usage", accounts } });
    simulator.faults.add({ then: { kind: "throttle", code: 80007, minutes: 5 } });

    const throttled = await header(simulator);
    const answered = await header(simulator);

    expect(Object.keys(throttled)).toEqual([OTHER_ACCOUNT, "900000000000001", ACCOUNT]);
    expect(throttled).toMatchObject({
      [OTHER_ACCOUNT]: [{ call_count: 100, estimated_time_to_regain_access: 60 }],
      "900000000000001": [{ call_count: 7, estimated_time_to_regain_access: 0 }],
      [ACCOUNT]: [{ call_count: 100, estimated_time_to_regain_access: 5 }],
    });
    expect(answered).toMatchObject({ [ACCOUNT]: [{ call_count: 0 }] });
    expect(Object.keys(await header(simulator))).toEqual([ACCOUNT]);
  });

  test("can tell of the call's own account too", async () => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "usage", accounts: { [ACCOUNT]: { percent: 95, minutes: 3 } } } });

    expect(await header(simulator)).toMatchObject({
      [ACCOUNT]: [{ call_count: 95, estimated_time_to_regain_access: 3 }],
    });
  });
});

describe("an odd listing", () => {
  const NUMBERS = ["0", "1"].map((last) => ({
    cc: "1",
    phoneNumber: `202555010${last}`,
    verifiedName: `Acme ${last}`,
  }));
  const simulateOdd = async (
    then: Omit<Extract<FaultInput["then"], { kind: "oddListing" }>, "kind">,
    times = 1,
  ) => {
    const simulator = await simulate({ accounts: [{ id: ACCOUNT, tokens: [TOKEN], numbers: NUMBERS }] });
    simulator.faults.add({ times, then: { kind: "oddListing", ...then } });
    return simulator;
  };

  test.each<[string, null | string | object]>([
    ["null", null],
    ["an entry without an id", { display_phone_number: "+1 202-555-0199" }],
    ["an id as a number beyond 2^53", { id: 2 ** 64 }],
    ["a number as text", "+1 202-555-0199"],
  ])("has %s in front of its numbers", async (_what, entry) => {
    const simulator = await simulateOdd({ add: [entry] as never });

    const { body, text } = await get(simulator, EDGE, { fields: "verified_name" });

    expect(body.data).toMatchObject([entry, { verified_name: "Acme 0" }, { verified_name: "Acme 1" }]);
    expect(text).toContain(`[${JSON.stringify(entry)},`);
    expect((await get(simulator, EDGE)).body.data).toHaveLength(2);
  });

  test.each([[null], ["text"], [7], [[]], [{ next: "no address" }], [{ next: null }]])(
    "has the paging %j",
    async (paging) => {
      const simulator = await simulateOdd({ paging });

      const { body } = await get(simulator, EDGE, { limit: "1" });

      expect(body).toMatchObject({ data: [{ verified_name: "Acme 0" }], paging });
    },
  );

  const follow = async (simulator: Parameters<typeof get>[0], pages: number) => {
    const seen: string[] = [];
    for (let next = `${EDGE}?limit=1`; seen.length < pages;) {
      const { body } = await call(simulator, "GET", next, { token: TOKEN });
      expect(body.data).toMatchObject([{ verified_name: "Acme 0" }]);
      next = (body.paging as { next: string }).next;
      seen.push(next);
    }
    return seen;
  };

  test.each([1, 2, 3])("goes round in a circle of %i", async (pages) => {
    const links = await follow(await simulateOdd({ pages }, Infinity), 7);

    expect(new Set(links).size).toBe(pages);
    expect(links.slice(pages)).toEqual(links.slice(0, -pages));
  });

  test("never ends", async () => {
    const links = await follow(await simulateOdd({ pages: "endless" }, Infinity), 7);

    expect(new Set(links).size).toBe(7);
  });

  test("is not used up by calls that list nothing", async () => {
    const simulator = await simulateOdd({ add: [null] });

    await get(simulator, `/${ACCOUNT}`);
    await post(simulator, EDGE, { ...ACME, phone_number: "2025550142" });

    expect(simulator.faults.list()).toHaveLength(1);
  });
});
