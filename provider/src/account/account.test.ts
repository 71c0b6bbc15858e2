import fc from "fast-check";

import { DYNAMIC_WORDS } from "../engine/dynamic-words";
import { GraphAccesses, type Surroundings } from "../engine/access";
import { Deadline } from "../graph/clock";
import { ACCOUNT, SleepingClock } from "../test-support";
import { FakeGraph, LISTING, ok, refused, reply, to, type Entry, type Instead } from "../test-support/graph";
import { accountsOf } from "./accounts";
import { FIELD_SETS_WITH_PIN } from "./graph-number";

const ID = "300000000000001";
const number = (edit: Partial<Entry> = {}): Entry => ({
  id: ID,
  display_phone_number: "+1 202-555-0123",
  verified_name: "Acme Support",
  status: "CONNECTED",
  ...edit,
});

function scene(
  entries: Entry[] = [],
  environment: Record<string, string> = {},
  { clock = new SleepingClock(), send }: { clock?: SleepingClock; send?: Surroundings["send"] } = {},
) {
  const graph = new FakeGraph(entries);
  const lines: string[] = [];
  const access = new GraphAccesses(
    {
      clock,
      send: send ?? graph.send,
      environment: { WHATSAPP_ACCESS_TOKEN: "test-token", ...environment },
      print: (line) => lines.push(line),
    },
    DYNAMIC_WORDS,
  ).with(() => undefined);
  const accounts = access.shared(accountsOf);
  const account = accounts.get(ACCOUNT);
  const about = () => ({ action: "read the number", deadline: access.deadline() });
  return {
    graph,
    clock,
    lines,
    access,
    accounts,
    account,
    about,
    read: (id = ID) => account.read(id, about()),
  };
}

const list = (given: Parameters<typeof to>[2]) => to("GET", LISTING, given);
const node = (given: Parameters<typeof to>[2]) => to("GET", ID, given);
const waba = (given: Parameters<typeof to>[2]) => to("GET", ACCOUNT, given);
const empty = ok({ data: [] });

describe("a number that is read", () => {
  test("is found in the listing, with one request", async () => {
    const { graph, read } = scene([number()]);

    expect(await read()).toMatchObject({ is: "there", onAccount: true, number: { id: ID } });
    expect(graph.paths()).toEqual([LISTING]);
  });

  test("that the listing does not show yet is read by itself", async () => {
    const { graph, read } = scene([number()]);
    graph.always.push(list(empty));

    expect(await read()).toMatchObject({ is: "there", onAccount: false });
  });

  test("is read by itself where the listing is refused, and nobody asks for the listing again", async () => {
    const { graph, read } = scene([number(), number({ id: "300000000000002" })]);
    graph.always.push(list(refused(200)));

    expect(await read()).toMatchObject({ is: "there", onAccount: undefined });
    await read("300000000000002");

    expect(graph.paths().filter((path) => path === LISTING)).toHaveLength(1);
    expect(graph.asked.at(-1)?.params.fields).toMatch(/^id,.*platform_type$/);
  });

  test.each(["DELETED", "MIGRATED"])("that the listing shows as %s is gone", async (status) => {
    const { graph, read } = scene([number({ status })]);

    expect(await read()).toEqual({ is: "gone", shown: true });
    expect(graph.paths()).toEqual([LISTING]);
  });

  test.each(["DELETED", "MIGRATED"])("that is shown as %s by itself is gone", async (status) => {
    const { graph, read } = scene([number({ status })]);
    graph.always.push(list(refused(10)));

    expect(await read()).toEqual({ is: "gone", shown: true });
  });

  test("with an id beyond the exact JSON numbers is that number", async () => {
    const { graph, account, about } = scene();
    const id = "1152921504606846977";
    graph.always.push(
      list(empty),
      to("GET", id, reply(200, `{"id":${id},"display_phone_number":"+1 202-555-0123"}`)),
    );

    expect(await account.read(id, about())).toMatchObject({ is: "there", number: { id } });
  });

  test.each([
    ["another id", ok({ id: "5" }), /another number \(id 5\)/],
    ["no id", ok({}), /not a phone number/],
    ["a list", ok([]), /not a phone number/],
  ])("is not %s", async (_what, answer, message) => {
    const { graph, read } = scene();
    graph.always.push(list(empty), node(answer));

    await expect(read()).rejects.toThrow(message);
  });
});

describe("a listing that takes longer than half of the operation", () => {
  /** Its alarms ring at once, as if the listing had used up its time. */
  class Impatient extends SleepingClock {
    readonly alarms: number[] = [];

    override readonly alarm = (ms: number) => {
      this.alarms.push(ms);
      return { rings: Promise.resolve(), stop: () => undefined };
    };
  }

  test("leaves the other half to read the number alone", async () => {
    const clock = new Impatient();
    const { graph, read } = scene([number()], {}, { clock });

    expect(await read()).toMatchObject({ is: "there", onAccount: undefined });
    expect(graph.paths()).toContain(ID);
    expect(clock.alarms).toEqual([60_000]);
  });

  test("does not prove that the number is gone", async () => {
    const { read } = scene([], {}, { clock: new Impatient() });

    expect(await read()).toMatchObject({ is: "hidden", why: "listing in doubt" });
  });

  test("fails an operation that needs all of it", async () => {
    const { account, about } = scene([], {}, { clock: new Impatient() });

    await expect(account.list(about())).rejects.toThrow(/within the time for this operation \(120 s\)/);
  });
});

describe("a number that Meta does not show is gone", () => {
  test("if the account can be read and its listing ends without it", async () => {
    const { graph, read } = scene();

    expect(await read()).toEqual({ is: "gone", shown: false });
    expect(graph.asked.find(({ path }) => path === ACCOUNT)?.params.fields).toBe("id,name");
  });

  test("if the account can be read and may not be listed", async () => {
    const { graph, read } = scene();
    graph.always.push(list(refused(33)));

    expect(await read()).toEqual({ is: "gone", shown: false });
  });

  test.each([
    ["an empty answer", ok({})],
    ["a bare id", ok({ id: ACCOUNT })],
    ["an account without a name", ok({ id: ACCOUNT, name: 7 })],
    ["another account", ok({ id: "100000000000002", name: "Other" })],
    ["a refusal by code 200", refused(200)],
    ["a refusal by code 10", refused(10)],
    ["a refusal by code 3", refused(3)],
    ["a refusal by code 100", refused(100)],
    ["a refusal by code 33", refused(33)],
  ])("but not if the proof is %s", async (_what, answer) => {
    const { graph, read } = scene();
    graph.always.push(waba(answer));

    expect(await read()).toMatchObject({ is: "hidden", why: "account hidden" });
  });

  test("nor if the proof fails: the read fails", async () => {
    const { graph, read } = scene();
    graph.always.push(waba(refused(190)));

    await expect(read()).rejects.toThrow(/token is invalid/);
  });

  test("nor if the listing is cut off", async () => {
    const { graph, read } = scene();
    graph.always.push(list(ok({ data: [], paging: { next: 7 } })));

    expect(await read()).toMatchObject({ is: "hidden", why: "listing in doubt" });
  });

  test("nor if the listing is cut off after it showed the number as deleted", async () => {
    const { graph, read } = scene();
    graph.always.push(list(ok({ data: [number({ status: "DELETED" })], paging: { next: 7 } })));

    expect(await read()).toMatchObject({ is: "hidden", why: "listing in doubt" });
  });

  test("nor if the listing is refused after one that worked", async () => {
    const { graph, read } = scene([number()]);
    await read();
    graph.entries.length = 0;
    graph.once.push(...FIELD_SETS_WITH_PIN.map(() => list(refused(10))));

    expect(await read()).toMatchObject({ is: "hidden", why: "listing in doubt" });
    expect(await read()).toEqual({ is: "gone", shown: false });
  });

  test("nor if the listing is refused on its second page", async () => {
    const { graph, read } = scene();
    graph.once.push(list(ok({ data: [], paging: { next: "https://graph.facebook.com/?after=2" } })));
    graph.always.push((asked) => (asked.params.after === "2" ? refused(200) : undefined));

    expect(await read()).toMatchObject({ is: "hidden", why: "listing in doubt" });
    expect(await read()).toEqual({ is: "gone", shown: false });
  });

  test.each(["garbage", "https://graph.facebook.com/?limit=25&access_token=t"])(
    "nor if the next page is named by %s",
    async (next) => {
      const { graph, read } = scene();
      graph.always.push(list(ok({ data: [], paging: { next } })));

      expect(await read()).toMatchObject({ is: "hidden", why: "listing in doubt" });
    },
  );

  test("and the proof is made with the account's own token", async () => {
    const tokens = JSON.stringify({ [ACCOUNT]: "own-token", "100000000000002": "other-token" });
    const { graph, read } = scene([], { WHATSAPP_ACCESS_TOKENS: tokens });

    await read();

    expect(new Set(graph.asked.map(({ token }) => token))).toEqual(new Set(["own-token"]));
  });
});

test("a number whose account has no token of its own and no token for all is not read", () => {
  const tokens = JSON.stringify({ "100000000000002": "other-token" });

  expect(() => scene([], { WHATSAPP_ACCESS_TOKEN: "", WHATSAPP_ACCESS_TOKENS: tokens })).toThrow(
    /no access token for account 100000000000001/,
  );
});

test.each(["me", "1a", "a1", "../1", ""])("%j is no account", (id) => {
  const { accounts } = scene();

  expect(() => accounts.get(id)).toThrow(/is not the id of a WhatsApp Business Account/);
});

describe("a number that certainly exists, and that Meta does not show yet", () => {
  const hidden = refused(100, { error_subcode: 33 });

  test("is waited for with longer and longer pauses, up to eight seconds, as long as an attempt fits", async () => {
    const { clock, account, about } = scene();

    await expect(account.readUntilVisible(ID, about())).rejects.toThrow(/refused/);
    expect(clock.slept).toEqual([500, 1_000, 2_000, 4_000, ...Array<number>(13).fill(8_000)]);
  });

  test("is not waited for if the pause leaves no time for more than the attempt", async () => {
    const { clock, account } = scene();
    const deadline = new Deadline(clock, 8_000, 500);

    await expect(account.readUntilVisible(ID, { action: "read", deadline })).rejects.toThrow(/refused/);
    expect(clock.slept).toEqual([500, 1_000, 2_000]);
  });

  test("fails at once for any other reason", async () => {
    const { graph, clock, account, about } = scene();
    graph.once.push(node(hidden));
    graph.always.push(node(refused(190)));

    await expect(account.readUntilVisible(ID, about())).rejects.toThrow(/token is invalid/);
    expect(clock.slept).toEqual([500]);
  });
});

test("a refresh whose time ends while others are refreshed fails", async () => {
  /** Rings from its third alarm on, as soon as it is set. */
  class RingingClock extends SleepingClock {
    #alarms = 0;
    override readonly alarm = () => ({
      rings: ++this.#alarms < 3 ? new Promise<void>(() => undefined) : Promise.resolve(),
      stop: () => undefined,
    });
  }
  const other = "300000000000002";
  const graph = new FakeGraph();
  const { account, about } = scene(
    [],
    {},
    {
      clock: new RingingClock(),
      send: (request) => (request.url.endsWith(other) ? new Promise(() => undefined) : graph.send(request)),
    },
  );

  void account.refresh(other, about());

  await expect(account.refresh(ID, about())).rejects.toThrow(/time for this operation \(120 s\)/);
});

describe("a refresh of several numbers of the account", () => {
  const ids = ["1", "2", "3", "4", "5"].map((end) => `30000000000000${end}`);
  const refreshAll = ({ account, about }: ReturnType<typeof scene>) =>
    Promise.all(ids.map((id) => account.refresh(id, about())));

  test("none of which is there any more: all would vanish", async () => {
    const results = await refreshAll(scene());

    expect(results.map(({ is, vanishing }) => [is, vanishing])).toEqual(ids.map(() => ["gone", 5]));
  });

  test("one of which is there: the others are gone, each by itself", async () => {
    const results = await refreshAll(scene([number({ id: "300000000000004" })]));

    expect(results.map(({ is, vanishing }) => [is, vanishing])).toEqual([
      ["gone", 1],
      ["gone", 1],
      ["gone", 1],
      ["there", 0],
      ["gone", 1],
    ]);
  });

  test("which Meta shows as deleted: it says so itself", async () => {
    const results = await refreshAll(scene(ids.map((id) => number({ id, status: "DELETED" }))));

    expect(results.every(({ is, vanishing }) => is === "gone" && vanishing === 0)).toBe(true);
  });

  test("one of which cannot be read: the others still count", async () => {
    const { graph, account, about } = scene();
    graph.always.push(to("GET", "300000000000002", refused(190)));

    const [failed, gone] = await Promise.allSettled(
      ["300000000000002", ID].map((id) => account.refresh(id, about())),
    );

    expect(failed).toMatchObject({ status: "rejected" });
    expect(gone).toMatchObject({ value: { is: "gone", vanishing: 2 } });
  });

  test("with other resources of theirs: each number counts once", async () => {
    const { account, about } = scene();
    const readers = ["number", "registration", "profile"];
    const refresh = (id: string) =>
      Promise.all(readers.map((reader) => account.refresh(id, about(), reader)));

    expect((await refresh(ID)).map(({ vanishing }) => vanishing)).toEqual([1, 1, 1]);
    expect((await refresh("300000000000002")).map(({ vanishing }) => vanishing)).toEqual([2, 2, 2]);
  });

  test("one of which is there, although its registration cannot be read: the other is gone by itself", async () => {
    const clock = new SleepingClock();
    const { graph, account, about } = scene([number()], {}, { clock });
    await account.refresh(ID, about());
    await clock.sleep(10_000);
    graph.once.push(list(refused(190)));

    await expect(account.refresh(ID, about(), "registration")).rejects.toThrow(/token/);

    expect((await account.refresh("300000000000002", about())).vanishing).toBe(1);
  });

  test("a single one: it is gone", async () => {
    const { account, about } = scene();

    expect(await account.refresh(ID, about())).toEqual({ is: "gone", shown: false, vanishing: 1 });
  });

  test("one after the other: the second would leave none", async () => {
    const { account, about } = scene();
    await account.refresh(ID, about());

    expect((await account.refresh("300000000000002", about())).vanishing).toBe(2);
  });
});

describe("a listing", () => {
  const pages = (...data: Entry[][]): Instead[] =>
    data.map((entries, at) => (asked) => {
      if (asked.path !== LISTING || (asked.params.after ?? "0") !== String(at)) return undefined;
      const next = at + 1 < data.length ? { next: `https://graph.facebook.com/?after=${at + 1}` } : {};
      return ok({ data: entries, paging: next });
    });

  test("gets smaller pages if Meta has too much to answer, and keeps that size", async () => {
    const { graph, account, about } = scene([number()]);
    const tooMuch = refused(1, {
      message: "Please reduce the amount of data you're asking for, then retry your request",
    });
    graph.always.push((asked) =>
      asked.path === LISTING && Number(asked.params.limit) > 30 ? tooMuch : undefined,
    );

    expect(await account.read(ID, about())).toMatchObject({ is: "there" });
    await account.read(ID, about());

    expect(graph.asked.map(({ params }) => params.limit)).toEqual(["100", "50", "25", "25"]);
  });

  test("fails if even one number is too much", async () => {
    const { graph, read } = scene([number()]);
    graph.always.push(list(refused(1, { message: "Please reduce the amount of data" })));

    await expect(read()).rejects.toThrow(/reduce the amount of data.*later/s);
    expect(graph.asked.map(({ params }) => params.limit)).toEqual(["100", "50", "25", "12", "6", "3", "1"]);
  });

  test.each([ok({}), ok({ data: 7 })])("that is no list fails", async (answer) => {
    const { graph, read } = scene();
    graph.always.push(list(answer));

    await expect(read()).rejects.toThrow(/not a list of phone numbers/);
  });

  test("of pages in a circle ends after the second visit", async () => {
    const { graph, read } = scene();
    let at = 0;
    graph.always.push(
      list(() => ok({ data: [], paging: { next: `https://graph.facebook.com/?after=${++at % 3}` } })),
    );

    expect(await read()).toEqual({ is: "gone", shown: false });
    expect(graph.paths().filter((path) => path === LISTING)).toHaveLength(4);
  });

  test("that never ends is not followed for ever", async () => {
    const { graph, read } = scene();
    let at = 0;
    graph.always.push(
      list(() => ok({ data: [], paging: { next: `https://graph.facebook.com/?after=${++at}` } })),
    );

    await expect(read()).rejects.toThrow(/more than 1,000 pages/);
    expect(at).toBe(1_000);
  });

  test("has one limit for the bytes of all its pages", async () => {
    const { graph, read } = scene();
    const filler = "x".repeat(3 * 1024 * 1024);
    let at = 0;
    graph.always.push(
      list(() => ok({ data: [], filler, paging: { next: `https://graph.facebook.com/?after=${++at}` } })),
    );

    await expect(read()).rejects.toThrow(/larger than the limit/);
    expect(at).toBe(4);
  });

  test("has one limit for the time of all its pages", async () => {
    const { graph, clock, read } = scene();
    let at = 0;
    graph.always.push(
      list(() => {
        void clock.sleep(25_000);
        return ok({ data: [], paging: { next: `https://graph.facebook.com/?after=${++at}` } });
      }),
    );

    await expect(read()).rejects.toThrow(/ended before the request/);
    expect(at).toBe(5);
  });

  test("repeats neither the token nor the fields that next names", async () => {
    const { graph, read } = scene();
    graph.once.push(
      list(
        ok({
          data: [],
          paging: { next: "https://graph.facebook.com/?access_token=test-token&fields=id&limit=9&after=x" },
        }),
      ),
    );

    await read();

    expect(graph.asked[1]?.params).toEqual({
      limit: "100",
      after: "x",
      fields: graph.asked[0]?.params.fields,
    });
  });

  test("that lists a number twice does not lose the living one", async () => {
    for (const data of [
      [[number({ status: "DELETED" })], [number()]],
      [[number()], [number({ status: "DELETED" })]],
    ]) {
      const { graph, account, about } = scene();
      graph.always.push(...pages(...data));

      const listed = await account.list(about());

      expect(listed.allowed && listed.listing.living.map(({ id }) => id)).toEqual([ID]);
      expect(await account.read(ID, about())).toMatchObject({ is: "there" });
    }
  });

  test("that fails once is read again by the next operation", async () => {
    const { graph, account, about } = scene([number()]);
    graph.once.push(list(refused(190)));

    await expect(account.list(about())).rejects.toThrow(/read the number/);
    expect(await account.list(about())).toMatchObject({ allowed: true });
  });

  test("that is refused is so for good", async () => {
    const { graph, account, about } = scene([number()]);
    graph.once.push(list(refused(200)));

    expect(await account.list(about())).toMatchObject({ allowed: false });
    expect(await account.listAgain(about().deadline)).toMatchObject({ allowed: false });
    expect(graph.paths()).toEqual([LISTING]);
  });

  test("that is refused names the account", async () => {
    const { graph, account, about } = scene();
    graph.once.push(list(refused(200)));
    await account.list(about());

    expect(await account.list(about())).toMatchObject({
      by: { message: expect.stringMatching(/list the numbers of account 100000000000001/) as string },
    });
  });

  test("that is refused after one that worked is asked for again", async () => {
    const { graph, account, about } = scene();
    await account.listAgain(about().deadline);
    graph.once.push(list(refused(200)));

    expect(await account.listAgain(about().deadline)).toMatchObject({ allowed: false });
    expect(await account.listAgain(about().deadline)).toMatchObject({ allowed: true });
  });
});

describe("fields that the app may not see", () => {
  test.each([100, 10])("are left out after code %d, with a line that says so once", async (code) => {
    const { graph, lines, read } = scene([number()]);
    graph.always.push((asked) =>
      asked.params.fields?.includes("platform_type") ? refused(code) : undefined,
    );

    expect(await read()).toMatchObject({ is: "there" });
    await read();

    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(
      `name_status, platform_type of the numbers of account ${ACCOUNT} (code ${code}): the outputs nameStatus and platformType are null.`,
    );
    // With the PIN, then without it.
    expect(graph.asked.filter(({ params }) => params.fields?.includes("platform_type"))).toHaveLength(2);
    expect(graph.asked.at(-1)?.params.fields).toMatch(/,status$/);
  });

  test("of the list and of a number are told once", async () => {
    const { graph, lines, account, read, about } = scene([number()]);
    graph.always.push((asked) => (asked.params.fields?.includes("platform_type") ? refused(10) : undefined));

    await read();
    await account.numbers.read(ID, about());

    expect(lines).toEqual([expect.stringContaining("name_status, platform_type of the numbers")]);
  });

  test("of the list alone are asked of a number all the same", async () => {
    const { graph, lines, account, read, about } = scene([number()]);
    graph.always.push((asked) =>
      asked.path === LISTING && asked.params.fields?.includes("is_pin_enabled") ? refused(10) : undefined,
    );

    expect(await read()).toMatchObject({ is: "there", number: { status: "CONNECTED" } });
    await account.numbers.readWithPin(ID, about());

    expect(graph.asked.map(({ params }) => params.fields?.includes("is_pin_enabled"))).toEqual([
      true,
      false,
      true,
    ]);
    // A registration has it from the number.
    expect(lines).toEqual([]);
  });

  test("are all that are not always visible, if the status is among them", async () => {
    const { graph, lines, account, read } = scene([number()]);
    graph.always.push((asked) =>
      (asked.params.fields ?? "").includes(",status") ? refused(100) : undefined,
    );

    expect(await read()).toMatchObject({ is: "there" });
    await read();

    expect(account.hidesStatus).toBe(true);
    expect(lines).toEqual([expect.stringMatching(/read status, name_status, platform_type of/)]);
    expect(graph.asked).toHaveLength(5);
  });
});

test("fields that the app may not see are told once for two reads at a time, without an account if none is known", async () => {
  const { graph, lines, accounts, about } = scene([number()]);
  graph.always.push((asked) => (asked.params.fields?.includes("platform_type") ? refused(10) : undefined));
  const [numbers] = accounts.withEveryToken();

  await Promise.all([numbers?.read(ID, about()), numbers?.read(ID, about())]);

  expect(lines).toEqual([expect.stringMatching(/platform_type of numbers \(code 10\)/)]);
});

test("code 4 closes the app for every account, code 80008 the account alone", async () => {
  for (const [code, waits] of [
    [4, true],
    [80008, false],
  ] as const) {
    const graph = new FakeGraph([number()]);
    const clock = new SleepingClock();
    const access = new GraphAccesses(
      {
        clock,
        send: graph.send,
        environment: { WHATSAPP_ACCESS_TOKEN: "test-token" },
        print: () => undefined,
      },
      DYNAMIC_WORDS,
    ).with(() => undefined);
    const about = () => ({ action: "read", deadline: access.deadline() });
    const usage = JSON.stringify({ [ACCOUNT]: [{ estimated_time_to_regain_access: 60 }] });
    graph.once.push(
      list(
        reply(400, { error: { message: "Too many calls", code } }, { "x-business-use-case-usage": usage }),
      ),
    );
    await expect(access.shared(accountsOf).get(ACCOUNT).read(ID, about())).rejects.toThrow(/60 minutes/);

    const other = access.shared(accountsOf).get("100000000000002").read(ID, about());

    if (waits) await expect(other).rejects.toThrow(/60 minutes/);
    else expect(await other).toMatchObject({ is: "there" });
  }
});

describe("whatever the listing is", () => {
  const status = fc.constantFrom(
    "CONNECTED",
    "PENDING",
    "BANNED",
    "DELETED",
    "MIGRATED",
    undefined,
    "SOMETHING_NEW",
  );
  const id = fc.integer({ min: 1, max: 6 }).map((end) => `30000000000000${end}`);
  const good = fc.record({ id, status, display_phone_number: fc.constant("+1 202-555-0123") });
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.record({ id: fc.jsonValue(), display_phone_number: fc.jsonValue() }),
  );
  const page = fc.array(fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: odd }), {
    maxLength: 6,
  });

  test("no living number is lost, and no dead one is taken for living", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async (pages) => {
        const { graph, account, about } = scene();
        graph.always.push((asked) => {
          if (asked.path !== LISTING) return undefined;
          const at = Number(asked.params.after ?? "0");
          const next = at + 1 < pages.length ? { next: `https://graph.facebook.com/?after=${at + 1}` } : {};
          return ok({ data: pages[at], paging: next });
        });
        const living = pages.flat().flatMap(livingIn);

        const listed = await account.list(about());

        expect(new Set(listed.allowed ? listed.listing.living.map((one) => one.id) : [])).toEqual(
          new Set(living),
        );
      }),
      { numRuns: 300 },
    );
  });

  /** The id of an entry that is a living number. */
  function livingIn(entry: unknown): string[] {
    if (typeof entry !== "object" || entry === null) return [];
    const { id: found, status: shown } = entry as Record<string, unknown>;
    const isId =
      (typeof found === "string" && /^\d+$/.test(found)) ||
      (typeof found === "number" && Number.isSafeInteger(found) && found >= 0);
    return isId && shown !== "DELETED" && shown !== "MIGRATED" ? [String(found)] : [];
  }
});
