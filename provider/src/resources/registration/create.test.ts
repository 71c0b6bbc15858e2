import { lost, lostAfter, messageOf, ok, refused, to, unsent } from "../../test-support/graph";
import {
  CREATED,
  ID,
  PIN,
  recordedBy,
  REGISTERED,
  registrationScene,
  VERIFIED,
} from "../../test-support/registration";

const REGISTER = `${ID}/register`;

describe("a number that is verified", () => {
  test("is registered with one call, and the state says so", async () => {
    const { graph, create, calls, lines } = registrationScene();

    const state = await create();

    expect(calls()).toEqual(["register"]);
    expect(graph.asked.find(({ path }) => path === REGISTER)?.body).toEqual({
      messaging_product: "whatsapp",
      pin: PIN,
    });
    expect(state).toMatchObject({
      phoneNumberId: ID,
      registered: true,
      pending: null,
      status: "CONNECTED",
      platformType: "CLOUD_API",
      pinEnabled: true,
      registerCalls: ["2026-01-01T00:00:00Z"],
      nextStep: null,
    });
    expect(lines).toEqual([]);
  });

  test("gets its PIN first if two-step verification is on with another one", async () => {
    const { create, calls } = registrationScene({ ...VERIFIED, is_pin_enabled: true, pin: "000000" });

    expect(await create()).toMatchObject({ registered: true });
    expect(calls()).toEqual(["pin", "register"]);
  });

  test("is registered although Meta sets no PIN before a registration", async () => {
    const { graph, create, calls } = registrationScene({ ...VERIFIED, is_pin_enabled: true, pin: PIN });
    graph.once.push(to("POST", ID, refused(133010)));

    expect(await create()).toMatchObject({ registered: true });
    expect(calls()).toEqual(["pin", "register"]);
  });

  test("is not registered after any other refusal of the PIN", async () => {
    const { graph, create, calls } = registrationScene({ ...VERIFIED, is_pin_enabled: true });
    graph.once.push(to("POST", ID, refused(200)));

    expect(await messageOf(create())).toContain("Could not set the PIN of +1 202-555-0123");
    expect(calls()).toEqual(["pin"]);
  });

  test("gets its data region before it is registered", async () => {
    const { entry, create, calls } = registrationScene();

    expect(await create({ dataRegion: "DE" })).toMatchObject({ registered: true, dataRegion: "DE" });
    expect(calls()).toEqual(["settings", "register"]);
    expect(entry.region).toBe("DE");
  });

  test("keeps a data region that is right already", async () => {
    const { create, calls } = registrationScene({ ...VERIFIED, region: "DE" });

    await create({ dataRegion: "DE" });

    expect(calls()).toEqual(["register"]);
  });

  test("cannot be registered without a PIN: the error says how to declare one, and nothing was sent", async () => {
    const { create, calls } = registrationScene();

    expect(await messageOf(create({ pin: undefined }))).toContain('pin: config.requireSecret("pin")');
    expect(calls()).toEqual([]);
  });

  test("is waited for until Meta shows it as registered and connected", async () => {
    const { graph, create, calls, clock } = registrationScene();
    graph.once.push(to("POST", REGISTER, ok({ success: true })));
    let reads = 0;
    graph.always.push((asked) => {
      if (asked.method !== "GET" || ++reads < 4) return undefined;
      return ok({ ...REGISTERED, ...(reads < 6 && { status: "PENDING" }) });
    });

    expect(await create()).toMatchObject({ registered: true, pending: null, status: "CONNECTED" });
    expect(calls()).toEqual(["register"]);
    expect(clock.slept).toHaveLength(3);
  });

  test("that is registered and does not connect is not waited for until the deadline", async () => {
    const { graph, create, clock } = registrationScene();
    graph.always.push((asked, { entries: [number] }) =>
      asked.method === "GET" && number?.platform_type === "CLOUD_API"
        ? ok({ ...REGISTERED, status: "PENDING" })
        : undefined,
    );

    expect(await create()).toMatchObject({ registered: true, pending: null, status: "PENDING" });
    expect(clock.now()).toBeLessThan(20_000);
  });
});

describe("a number that is registered already", () => {
  test("is taken over without a register call", async () => {
    const { create, calls, lines } = registrationScene(REGISTERED);

    expect(await create()).toMatchObject({ registered: true, pending: null, registerCalls: [] });
    expect(calls()).toEqual(["pin"]);
    expect(lines).toEqual([
      expect.stringContaining("is registered already: the resource adopted the registration"),
    ]);
  });

  test("is taken over without any call that changes something if no PIN is declared", async () => {
    const { create, calls } = registrationScene(REGISTERED);

    expect(await create({ pin: undefined })).toMatchObject({ registered: true });
    expect(calls()).toEqual([]);
  });

  test("is taken over although its proof of ownership is too old", async () => {
    const { create } = registrationScene({ ...REGISTERED, code_verification_status: "EXPIRED" });

    expect(await create()).toMatchObject({ registered: true, pending: null, nextStep: null });
  });

  test("with another data region is not taken offline", async () => {
    const { create, calls } = registrationScene({ ...REGISTERED, region: "CH" });

    expect(await messageOf(create({ pin: undefined, dataRegion: "DE" }))).toContain("allowDowntime: true");
    expect(calls()).toEqual([]);
  });
});

describe("a number that has to wait", () => {
  test.each([["NOT_VERIFIED"], ["EXPIRED"]])(
    "waits for its verification while it is %s: nothing is sent, and the line names the command",
    async (code_verification_status) => {
      const { create, calls, lines } = registrationScene({ ...CREATED, code_verification_status });

      expect(await create({ dataRegion: "DE" })).toMatchObject({
        registered: false,
        pending: "verification",
        nextStep: "verify",
        registerCalls: [],
      });
      expect(calls()).toEqual([]);
      expect(lines).toEqual([
        expect.stringContaining(
          `+1 202-555-0123 (id ${ID}) waits for its verification: run \`npx pulumi-whatsapp verify ${ID}\``,
        ),
      ]);
    },
  );

  test.each([
    ["quota", refused(133016, { error_user_msg: "Try in 72 hours." }), "Try in 72 hours."],
    ["verification", refused(133006), "But Meta shows the number as verified"],
    ["name", refused(2388001, { error_user_msg: "Certificate not possible." }), "Certificate not possible."],
    ["name", refused(100, { error_subcode: 2388001 }), "check the number in WhatsApp Manager"],
  ])("waits for its %s if Meta says so, with Meta's words", async (pending, answer, words) => {
    const { graph, create, calls, lines } = registrationScene({ ...VERIFIED, name_status: "PENDING_REVIEW" });
    graph.once.push(to("POST", REGISTER, answer));

    const state = await create();

    expect(state).toMatchObject({ registered: false, pending });
    expect(state.registerCalls).toHaveLength(1);
    expect(calls()).toEqual(["register"]);
    expect(lines.join()).toContain(words);
  });

  test.each([["APPROVED"], ["AVAILABLE_WITHOUT_REVIEW"]])(
    "fails on 2388001 if the name is %s, because then another reason stands behind it",
    async (name_status) => {
      const { graph, create } = registrationScene({ ...VERIFIED, name_status });
      graph.once.push(to("POST", REGISTER, refused(2388001, { error_user_msg: "In use elsewhere." })));

      const { state, reason } = await recordedBy(create());

      expect(reason).toContain("In use elsewhere.");
      expect(state).toMatchObject({ registered: false, pending: null });
      expect(state.registerCalls).toHaveLength(1);
    },
  );

  test.each(["platform_type", "code_verification_status"] as const)(
    "waits if Meta hides %s: what is not known causes no call",
    async (hidden) => {
      const { [hidden]: _hidden, ...number } = VERIFIED;
      const { create, calls, lines } = registrationScene(number);

      expect(await create()).toMatchObject({ pending: "outcome" });
      expect(calls()).toEqual([]);
      expect(lines.join()).toContain("Meta does not show this app whether it is");
    },
  );

  test("fails if the program requires the registration now, and nothing was sent", async () => {
    const { create, calls } = registrationScene(CREATED);

    const said = await messageOf(create({ required: true }));

    expect(said).toContain("npx pulumi-whatsapp verify");
    expect(said).toContain("required: true");
    expect(calls()).toEqual([]);
  });

  test("fails and is recorded if the program requires it and a call was made", async () => {
    const { graph, create } = registrationScene();
    graph.once.push(to("POST", REGISTER, refused(133016)));

    const { state } = await recordedBy(create({ required: true }));

    expect(state).toMatchObject({ pending: "quota" });
    expect(state.registerCalls).toHaveLength(1);
  });
});

describe("one fault", () => {
  test("the answer lost after the registration: no second call, and the state says registered", async () => {
    const { graph, create, calls } = registrationScene();
    graph.once.push(lostAfter);

    expect(await create()).toMatchObject({ registered: true, pending: null });
    expect(calls()).toEqual(["register"]);
  });

  test("the answer lost before the registration: no second call in this run, and the next one looks first", async () => {
    const { graph, create, calls, changes, clock, lines } = registrationScene();
    graph.once.push(to("POST", REGISTER, lost()));

    const state = await create();

    expect(state).toMatchObject({ registered: false, pending: "outcome" });
    expect(calls()).toEqual(["register"]);
    expect(clock.now()).toBeGreaterThan(100_000);
    expect(lines.join()).toContain("No second call was made");

    expect(await changes(state)).toBe(true);
    const next = registrationScene();
    const after = await next.update(state);
    expect(next.graph.asked[0]).toMatchObject({ method: "GET", path: ID });
    expect(after).toMatchObject({ registered: true, pending: null });
    expect(after.registerCalls).toHaveLength(2);
  });

  test("a request that was never sent is sent again, and counted once", async () => {
    const { graph, create, calls } = registrationScene();
    graph.once.push(to("POST", REGISTER, unsent()));

    const state = await create();

    expect(state).toMatchObject({ registered: true });
    expect(state.registerCalls).toHaveLength(1);
    expect(calls()).toEqual(["register", "register"]);
  });

  test("a request that cannot be sent at all is not counted, and fails", async () => {
    const { graph, provider, create } = registrationScene();
    graph.always.push(to("POST", REGISTER, unsent()));

    expect(await messageOf(create())).toContain("Could not register +1 202-555-0123");
    graph.always.length = 0;

    const again = await provider.create({ phoneNumberId: ID, pin: PIN });
    expect(again.outs.registerCalls).toHaveLength(1);
  });

  test("too little time is left for the call, its answer and the looks after it: the call is not made", async () => {
    const { graph, create, calls, clock } = registrationScene({ ...VERIFIED, region: "CH" });
    graph.once.push(
      to("GET", `${ID}/settings`, () => {
        clock.advance(85_000);
        return ok({});
      }),
    );

    expect(await messageOf(create({ dataRegion: "DE" }))).toContain("No request was sent");
    expect(calls()).toEqual(["settings"]);
  });

  test("reads that fail after the registration: it is recorded with its call", async () => {
    const { graph, create } = registrationScene();
    graph.always.push((asked, { entries: [number] }) =>
      asked.method === "GET" && number?.platform_type === "CLOUD_API" ? refused(190) : undefined,
    );

    const state = await create();

    expect(state).toMatchObject({ pending: "outcome" });
    expect(state.registerCalls).toHaveLength(1);
  });

  test("the answer to the PIN lost: the PIN is set again, because that does the same", async () => {
    const { graph, create, calls } = registrationScene({ ...VERIFIED, is_pin_enabled: true, pin: "000000" });
    graph.once.push(lostAfter);

    expect(await create()).toMatchObject({ registered: true });
    expect(calls()).toEqual(["pin", "pin", "register"]);
  });

  test("a deregistration that is half done is finished, and the next run registers", async () => {
    const { graph, create, calls } = registrationScene();
    graph.once.push(to("POST", REGISTER, refused(133000)));

    const { state, reason } = await recordedBy(create());

    expect(reason).toContain("has finished an earlier deregistration");
    expect(calls()).toEqual(["register", "deregister"]);
    const next = registrationScene();
    expect(await next.update(state)).toMatchObject({ registered: true });
  });

  test.each([133005, 133008, 133009, 133015, 100, 190, 999])(
    "code %i fails, and the call is recorded",
    async (code) => {
      const { graph, create } = registrationScene();
      graph.once.push(to("POST", REGISTER, refused(code, { error_data: { details: "Wait 7 minutes" } })));

      const { state, reason } = await recordedBy(create());

      expect(reason).toContain("Wait 7 minutes");
      expect(state.registerCalls).toHaveLength(1);
    },
  );
});

describe("two resources for one number in one run", () => {
  test("make one register call", async () => {
    const { create, calls } = registrationScene();

    const states = await Promise.all([create(), create()]);

    expect(calls()).toEqual(["register"]);
    expect(states.map(({ registered }) => registered)).toEqual([true, true]);
  });
});

test("a number that Meta does not show fails, with its id, and nothing is sent", async () => {
  const { create, calls } = registrationScene({ ...VERIFIED, id: "300000000000099" });

  expect(await messageOf(create())).toContain(`Could not read the number with id ${ID}`);
  expect(calls()).toEqual([]);
});

test("a number that Meta shows as deleted fails", async () => {
  const { create, calls } = registrationScene({ ...VERIFIED, status: "DELETED" });

  expect(await messageOf(create())).toContain("was deleted or moved to another account (status DELETED)");
  expect(calls()).toEqual([]);
});

test("the PIN is in no message, also if Meta repeats it", async () => {
  const { graph, create, lines } = registrationScene();
  graph.once.push(
    to(
      "POST",
      REGISTER,
      refused(133005, { error_user_msg: `${PIN} is wrong`, error_data: { details: PIN } }),
    ),
  );

  const { reason } = await recordedBy(create());

  expect(reason).toContain("[secret] is wrong");
  expect([reason, ...lines].join()).not.toContain(PIN);
});

describe("without an account", () => {
  const TOKENS = { WHATSAPP_ACCESS_TOKENS: '{"100000000000001": "own-token"}' };

  test("the token that may see the number registers it", async () => {
    const { graph, create } = registrationScene(VERIFIED, TOKENS);
    graph.always.push((asked) =>
      asked.token === "own-token" ? undefined : refused(100, { error_subcode: 33 }),
    );

    expect(await create({ businessAccountId: undefined })).toMatchObject({ registered: true });
    expect(graph.asked.filter(({ method }) => method === "POST").map(({ token }) => token)).toEqual([
      "own-token",
    ]);
  });

  test("that no token may see fails, and says what to do", async () => {
    const { graph, create, calls } = registrationScene(VERIFIED, TOKENS);
    graph.always.push(() => refused(100, { error_subcode: 33 }));

    expect(await messageOf(create({ businessAccountId: undefined }))).toMatch(
      /None of the 2 tokens can read the number.*businessAccountId/,
    );
    expect(calls()).toEqual([]);
  });
});
