import type { Simulator } from "../../index";
import { type Answer, call, get } from "../../test-support/graph";
import { ACCOUNT, simulate, TOKEN } from "../../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;

/** A simulator with that many numbers, named in order. */
async function simulateNumbers(count: number): Promise<Simulator> {
  const numbers = Array.from({ length: count }, (_, index) => ({
    cc: "1",
    phoneNumber: String(2025550100 + index),
    verifiedName: `Acme ${index}`,
  }));
  return simulate({ accounts: [{ id: ACCOUNT, tokens: [TOKEN], numbers }] });
}

const rows = ({ body }: Answer) => body.data as { id: string; verified_name: string }[];
const paging = ({ body }: Answer) => body.paging as { next?: string; previous?: string; cursors: object };

describe("listing an account's numbers", () => {
  test("gives no paging for an account without numbers", async () => {
    const simulator = await simulate();

    expect((await get(simulator, EDGE)).body).toEqual({ data: [] });
  });

  test("gives 25 a page when nothing is said", async () => {
    const simulator = await simulateNumbers(26);

    const first = await get(simulator, EDGE);

    expect(rows(first)).toHaveLength(25);
    expect(paging(first).next).toBeDefined();
  });

  test.each([
    ["in full", 100, [26]],
    ["by ten", 10, [10, 10, 6]],
    ["by thirteen, which divides them", 13, [13, 13]],
  ])("page by page gives each number once: %s", async (_how, limit, sizes) => {
    const simulator = await simulateNumbers(26);
    const pages: Answer[] = [];

    for (let next: string | undefined = `${EDGE}?limit=${limit}`; next !== undefined;) {
      const page: Answer = await call(simulator, "GET", next, { token: TOKEN });
      pages.push(page);
      next = paging(page).next;
    }

    expect(pages.map((page) => rows(page).length)).toEqual(sizes);
    expect(pages.flatMap((page) => rows(page).map(({ id }) => id))).toEqual(
      simulator.numbers().map(({ id }) => id),
    );
  });

  test("goes back by the link to the page before", async () => {
    const simulator = await simulateNumbers(9);
    const first = await get(simulator, EDGE, { limit: "3" });
    const second = await call(simulator, "GET", paging(first).next ?? "", { token: TOKEN });
    const third = await call(simulator, "GET", paging(second).next ?? "", { token: TOKEN });

    const back = await call(simulator, "GET", paging(third).previous ?? "", { token: TOKEN });

    expect(paging(first).previous).toBeUndefined();
    expect(rows(back)).toEqual(rows(second));
  });

  test("links to the next page in full, with the token where the query carried it", async () => {
    const simulator = await simulateNumbers(3);

    const page = await call(simulator, "GET", EDGE, {
      query: { access_token: TOKEN, limit: "1", fields: "id" },
    });
    const next = new URL(paging(page).next ?? "");

    expect(next.origin + next.pathname).toBe(simulator.url + EDGE);
    expect(Object.fromEntries(next.searchParams)).toMatchObject({
      access_token: TOKEN,
      limit: "1",
      fields: "id",
    });
    expect(rows(await call(simulator, "GET", next.href, {}))).toHaveLength(1);
  });

  test("does not put a token from the header into the link", async () => {
    const simulator = await simulateNumbers(3);

    expect((await get(simulator, EDGE, { limit: "1" })).text).not.toContain(TOKEN);
  });

  test("goes on at the right place when the number at the end of a page is deleted", async () => {
    const simulator = await simulateNumbers(4);
    const first = await get(simulator, EDGE, { limit: "2" });

    simulator.removeNumber(rows(first)[1]?.id ?? "");
    const second = await call(simulator, "GET", paging(first).next ?? "", { token: TOKEN });

    expect(rows(second).map(({ verified_name }) => verified_name)).toEqual(["Acme 2", "Acme 3"]);
  });

  test("gives the fields that are asked for", async () => {
    const simulator = await simulateNumbers(1);

    expect(rows(await get(simulator, EDGE, { fields: "status" }))).toEqual([
      { id: simulator.numbers()[0]?.id, status: "PENDING" },
    ]);
  });

  test.each([
    ["a limit of 0", { limit: "0" }],
    ["a limit over 100", { limit: "101" }],
    ["a limit that is no number", { limit: "many" }],
    ["a cursor that no page contained", { after: "nonsense" }],
    ["a field that does not exist", { fields: "colour" }],
  ])("refuses %s", async (_what, query) => {
    const simulator = await simulate();

    expect(await get(simulator, EDGE, query)).toMatchObject({ status: 400, error: { code: 100 } });
  });

  test.each([
    ["everywhere", { listing: "refused" as const }],
    ["on the account", { accounts: [{ id: ACCOUNT, tokens: [TOKEN], listing: "refused" as const }] }],
  ])("is refused where the setting says so %s, while the account stays readable", async (_where, options) => {
    const simulator = await simulate(options);

    expect(await get(simulator, EDGE)).toMatchObject({
      status: 400,
      error: { code: 100, error_subcode: 33 },
    });
    expect(await get(simulator, `/${ACCOUNT}`)).toMatchObject({ status: 200 });
  });
});

test("is refused with the code that the setting names", async () => {
  const simulator = await simulate({ listing: "refused", refusalCode: 10 });

  expect(await get(simulator, EDGE)).toMatchObject({ status: 400, error: { code: 10 } });
});

describe("filtering a listing", () => {
  const simulateModes = () =>
    simulate({
      accounts: [
        {
          id: ACCOUNT,
          tokens: [TOKEN],
          numbers: [
            { cc: "1", phoneNumber: "2025550100", verifiedName: "Live" },
            { cc: "1", phoneNumber: "2025550101", verifiedName: "Test", accountMode: "SANDBOX" },
            { cc: "1", phoneNumber: "2025550102", verifiedName: "Late", accountMode: "LIVE" },
          ],
        },
      ],
    });
  const names = (answer: Answer) => rows(answer).map(({ verified_name }) => verified_name);

  test.each([
    ["EQUAL", "SANDBOX", ["Test"]],
    ["NOT_EQUAL", "SANDBOX", ["Live", "Late"]],
    ["IN", ["SANDBOX", "LIVE"], ["Live", "Test", "Late"]],
    ["NOT_IN", ["LIVE"], ["Test"]],
  ])("account_mode %s %j gives %j", async (operator, value, expected) => {
    const filtering = JSON.stringify([{ field: "account_mode", operator, value }]);

    expect(names(await get(await simulateModes(), EDGE, { filtering }))).toEqual(expected);
  });

  test("holds on every page, and each condition counts", async () => {
    const simulator = await simulateModes();
    const filtering = JSON.stringify([
      { field: "account_mode", operator: "EQUAL", value: "LIVE" },
      { field: "status", operator: "EQUAL", value: "PENDING" },
    ]);

    const first = await get(simulator, EDGE, { filtering, limit: "1" });
    const second = await call(simulator, "GET", paging(first).next ?? "", { token: TOKEN });

    expect([names(first), names(second)]).toEqual([["Live"], ["Late"]]);
    expect(paging(second).next).toBeUndefined();
  });

  test.each([
    ["bad JSON", "[{"],
    ["no list", '{"field":"account_mode","operator":"EQUAL","value":"LIVE"}'],
    ["an operator that does not exist", '[{"field":"account_mode","operator":"LIKE","value":"LIVE"}]'],
    ["IN without a list", '[{"field":"account_mode","operator":"IN","value":"LIVE"}]'],
    ["a field that does not exist", '[{"field":"colour","operator":"EQUAL","value":"red"}]'],
  ])("refuses %s", async (_what, filtering) => {
    expect(await get(await simulate(), EDGE, { filtering })).toMatchObject({
      status: 400,
      error: { code: 100 },
    });
  });
});
