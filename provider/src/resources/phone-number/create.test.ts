import { ACCOUNT, INPUTS, type SleepingClock } from "../../test-support";
import {
  LISTING,
  lost,
  lostAfter,
  messageOf,
  ok,
  refused,
  reply,
  sceneOf,
  to,
  unsent,
  type Entry,
  type Instead,
} from "../../test-support/graph";
import { phoneNumber } from ".";

const SHOWN = "+1 202-555-0123";
const THERE: Entry = {
  id: "300000000000009",
  display_phone_number: SHOWN,
  verified_name: "Acme Support",
  status: "CONNECTED",
};

function scene(entries: Entry[] = [], environment: Record<string, string> = {}) {
  const { graph, clock, lines, provider } = sceneOf(phoneNumber, entries, environment);
  const create = (edit: Record<string, unknown> = {}) => provider.create({ ...INPUTS, ...edit });
  const posts = () => graph.paths("POST").length;
  return { graph, clock, lines, provider, create, posts };
}

const ID = "300000000000001";
const post = (given: Parameters<typeof to>[2]) => to("POST", LISTING, given);
const listing = (given: Parameters<typeof to>[2]) => to("GET", LISTING, given);

describe("nothing was sent, or Meta certainly did not do it", () => {
  test.each([
    ["a refused parameter", refused(100), /refused/],
    ["a token that has ended", refused(190), /token is invalid/],
    ["a proxy's refusal", reply(403, "<h1>No</h1>"), /HTTP 403/],
  ])("%s is the error as it is", async (_what, answer, message) => {
    const { graph, create, posts } = scene();
    graph.always.push(post(answer));

    const said = await messageOf(create());

    expect(said).toMatch(message);
    expect(said).not.toMatch(/Outcome unknown/);
    expect(posts()).toBe(1);
    expect(graph.paths("GET")).toEqual([]);
  });

  test.each([
    ["cc", { cc: "+1" }, "cc write 1, digits only"],
    ["phoneNumber", { phoneNumber: "123" }, "phoneNumber has 3 digits"],
  ])("inputs that check would refuse are refused by create too: %s", async (_name, edit, reason) => {
    const { graph, create } = scene();

    expect(await messageOf(create(edit))).toContain(`Could not create the number: ${reason}`);
    expect(graph.asked).toEqual([]);
  });

  test("a request that was not sent is sent again", async () => {
    const { graph, create, posts } = scene();
    graph.once.push(post(unsent), post(unsent));

    expect((await create()).id).toBe(ID);
    expect(posts()).toBe(3);
  });
});

describe("the answer is lost, and the account has the number", () => {
  test("it is recorded without a second POST, and the message says that it may have been there before", async () => {
    const { graph, create, posts, lines } = scene();
    graph.once.push(lostAfter);

    const { id, outs } = await create();

    expect(id).toBe(ID);
    expect(outs).toMatchObject({ ...INPUTS, phoneNumberId: ID, status: "PENDING" });
    expect(posts()).toBe(1);
    expect(lines.join()).toMatch(/was lost.*id 300000000000001.*existed before this update/);
  });

  test.each([1, 2, 3, 4])("which its listing shows only after %d looks", async (late) => {
    const { graph, create, posts } = scene();
    graph.once.push(lostAfter, ...Array.from({ length: late }, () => listing(ok({ data: [] }))));

    expect((await create()).id).toBe(ID);
    expect(posts()).toBe(1);
    expect(graph.paths("GET")).toHaveLength(late + 1);
  });

  test("under a name that is not the declared one: it is not taken over, and the outcome is unknown", async () => {
    const { graph, create, posts } = scene([{ ...THERE, verified_name: "Other Company" }]);
    graph.once.push(post(lost));

    const said = await messageOf(create());

    expect(said).toMatch(/^Outcome unknown.*id 300000000000009.*"Other Company".*"Acme Support"/s);
    expect(posts()).toBe(1);
  });

  test("without a name yet: it is taken", async () => {
    const { graph, create } = scene([{ ...THERE, verified_name: "" }]);
    graph.once.push(post(lost));

    expect((await create()).id).toBe(THERE.id);
  });

  test.each(["DELETED", "MIGRATED"])(
    "beside an entry of the same digits that is %s: the living one is taken",
    async (status) => {
      const { graph, create } = scene([{ ...THERE, status }]);
      graph.once.push(lostAfter);

      expect((await create()).id).toBe("300000000000002");
    },
  );

  test("with an id that cannot be read: no second POST, and the outcome is unknown", async () => {
    const { graph, create, posts } = scene();
    graph.once.push(post(lost));
    graph.always.push(listing(ok({ data: [{ id: 2 ** 60, display_phone_number: SHOWN }] })));

    expect(await messageOf(create())).toMatch(/^Outcome unknown.*cannot be read/s);
    expect(posts()).toBe(1);
  });
});

describe("the answer is lost, and the account does not show the number", () => {
  test("it is looked for five times over 7.5 seconds, then created once more", async () => {
    const { graph, create, posts, clock } = scene();
    graph.once.push(post(lost));

    expect((await create()).id).toBe(ID);

    expect(posts()).toBe(2);
    expect(graph.paths("GET").filter((path) => path === LISTING)).toHaveLength(5);
    expect(clock.slept.filter((ms) => ms > 0)).toEqual([500, 1_000, 2_000, 4_000]);
  });

  const secondTries: [string, Instead][] = [
    ["a token that has ended", post(refused(190))],
    ["a refused parameter", post(refused(100))],
    ["a throttle", post(refused(80008))],
    ["a refused connection", post(unsent)],
    ["a duplicate", post(refused(100, { error_subcode: 2388012 }))],
    ["an answer without an id", post(ok({}))],
    ["another lost answer", post(lost)],
    ["a proxy's refusal", post(reply(403, "<h1>No</h1>"))],
  ];
  test.each(secondTries)(
    "the second try meets %s: the outcome is unknown, with all that was learnt",
    async (_what, second) => {
      const { graph, create, posts } = scene();
      graph.once.push(post(lost));
      graph.always.push(second);

      const said = await messageOf(create());

      expect(said).toMatch(
        /^Outcome unknown.*the connection was closed.*reads: 5.*second try.*still does not contain.*adoptExisting/s,
      );
      expect(posts()).toBeGreaterThan(1);
    },
  );

  test.each(secondTries)(
    "the second try meets %s, and then the listing shows the number: it is recorded",
    async (_what, second) => {
      const { graph, create } = scene();
      graph.once.push(lostAfter, ...Array.from({ length: 5 }, () => listing(ok({ data: [] }))));
      graph.always.push(second);

      expect((await create()).id).toBe(ID);
    },
  );

  test.each([
    ["refuses the listing", listing(refused(200)), /permission/],
    ["has ended the token", listing(refused(190)), /token/],
    ["has a listing that is cut off", listing(ok({ data: [], paging: { next: 7 } })), /only a part/],
    ["does not answer", listing(lost), /connection was closed/],
  ] as [string, Instead, RegExp][])(
    "and Meta %s: no second try, the outcome is unknown",
    async (_what, look, why) => {
      const { graph, create, posts } = scene();
      graph.once.push(post(lost));
      graph.always.push(look);

      const said = await messageOf(create());

      expect(said).toMatch(/^Outcome unknown/);
      expect(said).toMatch(why);
      expect(posts()).toBe(1);
    },
  );

  test("a look that fails for a moment does not end the search", async () => {
    const { graph, create, posts } = scene([], {});
    graph.once.push(lostAfter, ...Array.from({ length: 6 }, () => listing(lost)));

    expect((await create()).id).toBe(ID);
    expect(posts()).toBe(1);
  });

  test("a defect of our own in the first call says nothing else", async () => {
    const { graph, create } = scene();
    graph.once.push((asked) => {
      if (asked.method === "POST") throw new TypeError("a defect");
      return undefined;
    });

    expect(await messageOf(create())).toMatch(/^Outcome unknown.*a defect/s);
  });

  test("a defect of our own in the second try ends the creation", async () => {
    const { graph, create } = scene();
    graph.once.push(post(lost));
    graph.always.push(
      post(() => {
        throw new TypeError("a defect");
      }),
    );

    expect(await messageOf(create())).toMatch(/^Outcome unknown.*a defect/s);
    expect(graph.paths("GET")).toHaveLength(5);
  });

  test("a defect of our own says nothing else", async () => {
    const { graph, create } = scene();
    graph.once.push(post(lost));
    graph.always.push(() => {
      throw new TypeError("a defect");
    });

    expect(await messageOf(create())).toMatch(/^Outcome unknown.*a defect/s);
  });
});

describe("the time of the operation", () => {
  /** Each request takes that long. */
  const slow =
    (clock: SleepingClock, ms: number): Instead =>
    () => {
      void clock.sleep(ms);
      return undefined;
    };

  test("a POST is not started if its answer and the looks after it do not fit", async () => {
    const { graph, create, posts, clock } = scene([], {});
    graph.always.push(slow(clock, 80_000));

    const said = await messageOf(create({ adoptExisting: true }));

    expect(said).toMatch(/time for this operation \(120 s\) ended before the request could be sent/);
    expect(said).not.toMatch(/Outcome unknown/);
    expect(posts()).toBe(0);
  });

  test("a second POST neither: then the rest of the time goes to looks", async () => {
    const { graph, create, posts, clock } = scene();
    graph.once.push(post(lost));
    graph.always.push(slow(clock, 29_000));

    expect(await messageOf(create())).toMatch(/^Outcome unknown/);
    expect(posts()).toBe(1);
    expect(clock.now()).toBeLessThanOrEqual(150_000);
  });

  test("what a second POST needs is kept from the looks before it", async () => {
    const { graph, provider, create, posts, clock } = scene();
    await provider.configure({
      config: { get: (key) => (key === "whatsapp:requestTimeoutSeconds" ? "10" : undefined) },
    });
    graph.once.push((asked, at) => (void clock.sleep(8_000), post(lost)(asked, at)));
    graph.always.push((asked) => {
      if (asked.method === "GET" && asked.path === LISTING) void clock.sleep(3_000);
      return undefined;
    });

    expect((await create()).id).toBe(ID);

    expect(posts()).toBe(2);
    expect(graph.paths("GET").filter((path) => path === LISTING)).toHaveLength(4);
  });

  test("if no second POST fits, all the rest goes to looks", async () => {
    const { graph, create, clock } = scene();
    graph.once.push(
      (asked, at) => (void clock.sleep(75_000), lostAfter(asked, at)),
      ...Array.from({ length: 3 }, () => listing(ok({ data: [] }))),
    );

    expect((await create()).id).toBe(ID);
  });

  test("a throttled POST waits as long as Meta asks, if the rest still fits", async () => {
    const { graph, create, posts, clock } = scene();
    const header = JSON.stringify({ [ACCOUNT]: [{ estimated_time_to_regain_access: 1 }] });
    graph.once.push(post(refusedThrottle(header)));

    expect((await create()).id).toBe(ID);
    expect(posts()).toBe(2);
    expect(clock.now()).toBeGreaterThanOrEqual(60_000);
  });
});

const refusedThrottle = (usage: string) =>
  reply(400, { error: { message: "Too many calls", code: 80008 } }, { "x-business-use-case-usage": usage });

describe("the id is known", () => {
  test("a number that is not readable yet is waited for", async () => {
    const { graph, create } = scene();
    graph.once.push(to("GET", ID, refused(100, { error_subcode: 33 })), to("GET", ID, refused(33)));

    expect((await create()).outs).toMatchObject({ displayPhoneNumber: "+1 2025550123" });
  });

  test.each([
    ["refuses the read", refused(190)],
    ["never shows it", refused(100, { error_subcode: 33 })],
    ["answers another number", ok({ id: "5", display_phone_number: SHOWN })],
    ["does not answer", lost],
  ])("and Meta %s: the number is recorded, with the reason", async (_what, answer) => {
    const { graph, create } = scene();
    graph.always.push(to("GET", ID, answer));

    const error: unknown = await create().catch((failure: unknown) => failure);

    expect(error).toMatchObject({
      id: ID,
      properties: { ...INPUTS, phoneNumberId: ID, displayPhoneNumber: null },
      reasons: [expect.stringMatching(/created with the id 300000000000001 and recorded.*pulumi up again/s)],
    });
  });

  test("after the second POST too", async () => {
    const { graph, create } = scene();
    graph.once.push(post(lost));
    graph.always.push(to("GET", ID, refused(190)));

    await expect(create()).rejects.toMatchObject({
      id: ID,
      reasons: [expect.stringMatching(/recorded, but could not be read afterwards.*token is invalid/s)],
    });
  });
});

describe("the account has the number already", () => {
  test("the error has its id, its name, and the ways out by cause", async () => {
    const { create, posts } = scene([THERE]);

    const said = await messageOf(create());

    for (const part of [
      THERE.id,
      '"Acme Support"',
      "aliases",
      "untaint",
      "--replace",
      "adoptExisting",
      ".get(",
    ]) {
      expect(said).toContain(part);
    }
    expect(said).not.toContain("declare its display name");
    expect(posts()).toBe(1);
  });

  test("with adoptExisting it is taken over without a POST", async () => {
    const { create, posts, lines } = scene([THERE]);

    const { id, outs } = await create({ adoptExisting: true });

    expect(id).toBe(THERE.id);
    expect(outs).toMatchObject({ phoneNumberId: THERE.id, status: "CONNECTED" });
    expect(posts()).toBe(0);
    expect(lines.join()).toMatch(/adopted it with the id 300000000000009/);
  });

  test.each(["DELETED", "MIGRATED"])("but only as %s: it is created", async (status) => {
    const { create } = scene([{ ...THERE, status }]);

    expect((await create({ adoptExisting: true })).id).toBe("300000000000002");
  });

  test("with adoptExisting and another name: the error has both", async () => {
    const { create, posts } = scene([{ ...THERE, verified_name: "Other Company" }]);

    expect(await messageOf(create({ adoptExisting: true }))).toMatch(
      /"Other Company".*declares the display name "Acme Support".*Declare "Other Company"/s,
    );
    expect(posts()).toBe(0);
  });

  test("without it and with another name: the error says to declare the name as well", async () => {
    const { create } = scene([{ ...THERE, verified_name: "Other Company" }]);

    expect(await messageOf(create())).toMatch(/adoptExisting: true, and declare its display name/);
  });

  test.each([
    ["the listing is refused", listing(refused(10)), /does not let this token list/],
    ["the listing does not show it", listing(ok({ data: [] })), /does not contain it/],
    ["the listing fails", listing(refused(190)), /could not read the id of .*: Could not list.*\(#190\)/],
  ] as [string, Instead, RegExp][])("%s: the error says why the id is missing", async (_what, look, why) => {
    const { graph, create } = scene([THERE]);
    graph.always.push(look);

    const said = await messageOf(create());

    expect(said).toMatch(why);
    expect(said).toMatch(/could not read the id of/);
  });

  test("a defect of our own is not taken for a reason", async () => {
    const { graph, create } = scene([THERE]);
    graph.always.push(
      listing(() => {
        throw new TypeError("a defect");
      }),
    );

    expect(await messageOf(create())).toMatch(/^Unexpected error: a defect/);
  });

  test.each(["", undefined])(
    "several living entries, one of them with the name %j: the declared one",
    async (name) => {
      const unnamed = { id: "300000000000007", display_phone_number: SHOWN, status: "CONNECTED" };
      const { create } = scene([
        { ...unnamed, ...(name === undefined ? {} : { verified_name: name }) },
        THERE,
      ]);

      expect((await create({ adoptExisting: true })).id).toBe(THERE.id);
    },
  );

  test("several living entries: the one with the declared name", async () => {
    const { create } = scene([{ ...THERE, id: "300000000000007", verified_name: "Other" }, THERE]);

    expect((await create({ adoptExisting: true })).id).toBe(THERE.id);
  });

  test("several living entries with that name: none, and the error has their ids", async () => {
    const { create } = scene([{ ...THERE, id: "300000000000007" }, THERE]);

    expect(await messageOf(create({ adoptExisting: true }))).toMatch(/300000000000007 and 300000000000009/);
  });
});

describe("two resources that create one number at the same time", () => {
  test("are one too many: the second fails, and nothing is taken over", async () => {
    const { create, posts } = scene();

    const [first, second] = await Promise.allSettled([create(), create({ adoptExisting: true })]);

    expect(first).toMatchObject({ status: "fulfilled", value: { id: ID } });
    expect(String(second.status === "rejected" && second.reason)).toBe("pulumi-whatsapp");
    expect(await messageOf(create())).toMatch(/another resource of this stack manages it/);
    expect(posts()).toBe(2);
  });

  test("the other one may try again after the first has failed", async () => {
    const { graph, create } = scene();
    graph.once.push(post(refused(100)));

    const said = await Promise.all([messageOf(create()), messageOf(create())]);

    expect(said[1]).toMatch(/Another resource of this stack is creating.*Remove one of the two/s);
    expect((await create()).id).toBe(ID);
  });
});

describe("an account whose numbers' status Meta does not show", () => {
  const hidingStatus: Instead = (asked, graph) => {
    if (asked.params.fields === undefined) return undefined;
    if (asked.params.fields.includes(",status")) return refused(100);
    const without = ({ status: _, ...entry }: Entry) => entry;
    if (asked.path === LISTING) return ok({ data: graph.entries.map(without) });
    const entry = graph.entries.find(({ id }) => id === asked.path);
    return entry === undefined ? undefined : ok(without(entry));
  };

  test("does not give a deleted number to adoptExisting", async () => {
    const { graph, create } = scene([{ ...THERE, status: "DELETED" }]);
    graph.always.push(hidingStatus);

    expect((await create({ adoptExisting: true })).id).toBe("300000000000002");
  });

  test("gives a living number, because Meta refuses it as a duplicate", async () => {
    const { graph, create, posts } = scene([THERE]);
    graph.always.push(hidingStatus);

    expect((await create({ adoptExisting: true })).id).toBe(THERE.id);
    expect(posts()).toBe(1);
  });

  test("does not give a deleted number after a lost answer", async () => {
    const { graph, create } = scene([{ ...THERE, status: "DELETED" }]);
    graph.always.push(hidingStatus);
    graph.once.push(post(lost));

    expect((await create()).id).toBe("300000000000002");
  });

  test("gives the new number after a lost answer, once Meta calls it a duplicate", async () => {
    const { graph, create } = scene();
    graph.always.push(hidingStatus);
    graph.once.push(lostAfter);

    expect((await create()).id).toBe(ID);
  });
});

describe("an entry of the stack has the number", () => {
  test("one that was created in this run: another resource manages it", async () => {
    const { create } = scene();
    await create();

    expect(await messageOf(create({ adoptExisting: true }))).toMatch(
      /another resource of this stack manages it/,
    );
  });

  test("one whose creation lost its answer: another resource manages it", async () => {
    const { graph, create } = scene();
    graph.once.push(lostAfter);
    await create();

    expect(await messageOf(create({ adoptExisting: true }))).toMatch(
      /another resource of this stack manages it/,
    );
  });

  test("one that stays as it is: the message does not take it for another resource", async () => {
    const { provider, create } = scene([THERE]);
    await provider.check(INPUTS, INPUTS);
    await provider.diff(THERE.id, { ...INPUTS, phoneNumberId: THERE.id }, INPUTS);

    const said = await messageOf(create({ adoptExisting: true }));

    expect(said).toMatch(/the stack has an entry for it/);
    expect(said).not.toMatch(/another resource of this stack manages/);
  });

  test("one that was updated in this run: the message names the entry", async () => {
    const { provider, create } = scene([THERE]);
    const state = { ...INPUTS, phoneNumberId: THERE.id, displayPhoneNumber: SHOWN };
    await provider.update(THERE.id, state, { ...INPUTS, retainOnDelete: true });

    expect(await messageOf(create({ adoptExisting: true }))).toMatch(/the stack has an entry for it/);
  });

  test("one that is being replaced: the new half takes the number over", async () => {
    const { provider, create } = scene([THERE]);
    await provider.diff(
      THERE.id,
      { ...INPUTS, phoneNumberId: THERE.id },
      { ...INPUTS, phoneNumber: "2025550124" },
    );

    expect((await create({ adoptExisting: true })).id).toBe(THERE.id);
  });

  test("one whose number is gone again: it may be taken over", async () => {
    const { graph, provider, create } = scene([THERE]);
    const state = { ...INPUTS, phoneNumberId: THERE.id };
    await provider.diff(THERE.id, state, INPUTS);
    graph.entries.length = 0;
    expect(await provider.read(THERE.id, state)).toEqual({});
    graph.entries.push(THERE);

    expect((await create({ adoptExisting: true })).id).toBe(THERE.id);
  });
});
