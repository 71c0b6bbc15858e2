import { NoAnswer } from "../../graph/transport";
import { ACCOUNT, UNKNOWN } from "../../test-support";
import { LISTING, lost, lostAfter, messageOf, ok, refused, to } from "../../test-support/graph";
import {
  COMPLETE,
  CREATED,
  ID,
  INPUTS,
  PIN,
  REGISTERED,
  registrationScene,
  VERIFIED,
} from "../../test-support/registration";

const STATE = COMPLETE;

describe("a refresh", () => {
  test("of a registration that is complete changes nothing", async () => {
    const { graph, provider } = registrationScene(REGISTERED);

    expect(await provider.read(ID, STATE)).toEqual({ id: ID, props: STATE, inputs: INPUTS });
    expect(graph.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([`GET ${LISTING}`]);
  });

  test("reads the registrations of an account together, and each again at the next refresh", async () => {
    const { graph, provider } = registrationScene(REGISTERED);
    const ids = [ID, "300000000000002", "300000000000003"];
    graph.entries.push(...ids.slice(1).map((id) => ({ ...REGISTERED, id })));
    const refresh = () => Promise.all(ids.map((id) => provider.read(id, { ...STATE, phoneNumberId: id })));

    await refresh();
    expect(graph.paths("GET")).toEqual([LISTING]);

    graph.entries[1] = { ...VERIFIED, id: "300000000000002" };
    const refreshed = await refresh();
    expect(refreshed.map(({ props }) => props?.registered)).toEqual([true, false, true]);
  });

  test("reads the number itself, if the list lags behind a registration or hides the PIN", async () => {
    for (const listed of [VERIFIED, { ...REGISTERED, is_pin_enabled: undefined }]) {
      const { graph, provider } = registrationScene(REGISTERED);
      graph.always.push(to("GET", LISTING, ok({ data: [listed] })));

      expect(await provider.read(ID, STATE)).toEqual({ id: ID, props: STATE, inputs: INPUTS });
      expect(graph.paths("GET")).toEqual([LISTING, ID]);
    }
  });

  test("hides the PIN in the words of a list that fails", async () => {
    const answer = refused(190, { error_user_msg: `Not ${PIN}` });
    const noAnswer = new NoAnswer(() => ({ why: `a proxy refused ${PIN}`, kind: "final" }));
    for (const failure of [answer, noAnswer]) {
      const { graph, provider } = registrationScene(REGISTERED);
      graph.always.push(to("GET", LISTING, failure));

      const message = await messageOf(provider.read(ID, STATE));
      expect(message).toContain("Could not read the registration");
      expect(message).not.toContain(PIN);
    }
  });

  test("names the wait that a list asks for", async () => {
    const { graph, provider } = registrationScene(REGISTERED);
    const header = (name: string) => (name === "retry-after" ? "600" : undefined);
    graph.always.push(to("GET", LISTING, { status: 429, text: "", header }));

    expect(await messageOf(provider.read(ID, STATE))).toContain("Meta asks to wait 10 minutes");
  });

  test("reads the number alone, if its account is not known or its listing refused", async () => {
    const { graph, provider } = registrationScene(REGISTERED);
    const { businessAccountId: _unknown, ...state } = STATE;

    expect((await provider.read(ID, state)).props).toMatchObject({ registered: true, pinEnabled: true });
    expect(graph.paths("GET")).toEqual([ID]);

    graph.always.push(to("GET", LISTING, refused(200)));
    expect((await provider.read(ID, STATE)).props).toMatchObject({ registered: true, pinEnabled: true });
    expect(graph.paths("GET")).toEqual([ID, LISTING, ID]);
  });

  test.each([
    ["deregistered by hand", VERIFIED, { registered: false, pending: null, nextStep: "register" }],
    ["without its PIN", { ...REGISTERED, is_pin_enabled: false }, { pinEnabled: false }],
    [
      "not verified any more",
      CREATED,
      { registered: false, pending: "verification", codeVerificationStatus: "NOT_VERIFIED" },
    ],
    [
      "registered for more than 14 days",
      { ...REGISTERED, code_verification_status: "EXPIRED" },
      { registered: true, pending: null, nextStep: null },
    ],
  ])("shows a number that is %s", async (_what, number, expected) => {
    const { provider } = registrationScene(number);

    expect((await provider.read(ID, STATE)).props).toMatchObject(expected);
  });

  test.each([
    ["quota", VERIFIED, "quota"],
    ["name", VERIFIED, "name"],
    ["outcome", VERIFIED, "outcome"],
    ["verification", VERIFIED, null],
    ["outcome", REGISTERED, null],
    ["quota", CREATED, "verification"],
  ])("of one that waits for %s", async (pending, number, after) => {
    const { provider } = registrationScene(number);

    expect((await provider.read(ID, { ...STATE, registered: false, pending })).props).toMatchObject({
      pending: after,
    });
  });

  test("shows the region that Meta has, if one is declared", async () => {
    const { provider } = registrationScene({ ...REGISTERED, region: "CH" });

    const { props, inputs } = await provider.read(ID, { ...STATE, dataRegion: "DE" });

    expect(props).toMatchObject({ dataRegion: "CH" });
    expect(inputs).toMatchObject({ dataRegion: "CH", pin: PIN });
  });

  test("shows that Meta has no region of a number any more", async () => {
    const { provider } = registrationScene(REGISTERED);

    const { props, inputs } = await provider.read(ID, { ...STATE, dataRegion: "DE" });

    expect(props).not.toHaveProperty("dataRegion");
    expect(inputs).not.toHaveProperty("dataRegion");
  });

  test("keeps the declared region of a number that is not registered: it is set with the registration", async () => {
    const { provider, graph } = registrationScene(VERIFIED);

    const { props } = await provider.read(ID, { ...STATE, dataRegion: "DE" });

    expect(props).toMatchObject({ dataRegion: "DE" });
    expect(graph.paths("GET")).toEqual([LISTING, ID]);
  });

  test.each([[{}], [{ storage_configuration: { status: "IN_COUNTRY_STORAGE_PENDING" } }], [{ data: [] }]])(
    "keeps the declared region if Meta says neither a country nor that there is none: %j",
    async (answer) => {
      const { graph, provider } = registrationScene(REGISTERED);
      graph.always.push(to("GET", `${ID}/settings`, ok(answer)));

      expect((await provider.read(ID, { ...STATE, dataRegion: "DE" })).props).toMatchObject({
        dataRegion: "DE",
      });
    },
  );

  test("fails if the region cannot be read: the state is unchanged", async () => {
    const { graph, provider } = registrationScene(REGISTERED);
    graph.always.push(to("GET", `${ID}/settings`, refused(200)));

    expect(await messageOf(provider.read(ID, { ...STATE, dataRegion: "DE" }))).toContain(
      "Could not read the registration of the number",
    );
  });

  test("of a number that is certainly gone drops the registration", async () => {
    const { graph, provider } = registrationScene(REGISTERED);
    graph.entries.length = 0;

    expect(await provider.read(ID, STATE)).toEqual({});
  });

  test("of a number that Meta shows as deleted drops the registration", async () => {
    const { provider } = registrationScene({ ...REGISTERED, status: "DELETED" });

    expect(await provider.read(ID, STATE)).toEqual({});
  });

  test("keeps the state if the token may see nothing any more", async () => {
    const { graph, provider } = registrationScene(REGISTERED);
    graph.always.push(() => refused(100, { error_subcode: 33 }));

    expect(await messageOf(provider.read(ID, STATE))).toContain("The state is unchanged");
  });

  test("of a number that the listing shows, but not the node, keeps the registration", async () => {
    const { graph, provider } = registrationScene(REGISTERED);
    graph.always.push(to("GET", ID, refused(100, { error_subcode: 33 })));

    expect((await provider.read(ID, STATE)).props).toMatchObject({ registered: true, pinEnabled: true });
    expect(graph.paths("GET")).toEqual([LISTING]);
  });

  test("goes without is_pin_enabled if this app may not read it, and says so once", async () => {
    const { graph, provider, lines } = registrationScene(REGISTERED);
    const { is_pin_enabled: _hidden, ...shown } = REGISTERED;
    graph.always.push(
      (asked) =>
        asked.params.fields?.includes("is_pin_enabled") === true
          ? refused(100, { error_data: { blame_field_specs: [["is_pin_enabled"]] } })
          : undefined,
      to("GET", LISTING, ok({ data: [shown] })),
      to("GET", ID, ok(shown)),
    );

    expect((await provider.read(ID, STATE)).props).toMatchObject({ registered: true, pinEnabled: null });
    expect(lines).toEqual([expect.stringContaining("the output pinEnabled is null")]);

    // The state has the same now, so the list is enough.
    for (const pinEnabled of [null, undefined]) {
      graph.asked.length = 0;
      await provider.read(ID, { ...STATE, pinEnabled });
      expect(graph.paths()).toEqual([LISTING]);
    }
  });
});

describe("a lookup", () => {
  test("gives the registration of a number by its id", async () => {
    const { provider } = registrationScene(REGISTERED);

    const { id, props } = await provider.read(ID, { businessAccountId: ACCOUNT });

    expect(id).toBe(ID);
    expect(props).toMatchObject({ phoneNumberId: ID, registered: true, pending: null });
    expect(props).not.toHaveProperty("pin");
  });

  test("of a number that does not exist fails", async () => {
    const { graph, provider } = registrationScene();
    graph.entries.length = 0;

    expect(await messageOf(provider.read(ID, { businessAccountId: ACCOUNT }))).toContain(ID);
  });

  test("of something that is no id fails before a request", async () => {
    const { graph, provider } = registrationScene();

    expect(await messageOf(provider.read("me/accounts", {}))).toContain("is not the id of a number");
    expect(graph.asked).toEqual([]);
  });
});

describe("a deletion", () => {
  const OFFLINE = { ...STATE, deregisterOnDelete: true };

  test("forgets the registration without a call, and says that the number stays registered", async () => {
    const { graph, provider, lines } = registrationScene(REGISTERED);

    await provider.delete(ID, STATE);

    expect(graph.asked).toEqual([]);
    expect(lines).toEqual([expect.stringContaining("stays registered at Meta")]);
  });

  test("of a registration that waits says nothing of a number that stays registered", async () => {
    const { provider, lines } = registrationScene(CREATED);

    await provider.delete(ID, { ...STATE, registered: false });

    expect(lines).toEqual([]);
  });

  test("with deregisterOnDelete deregisters once", async () => {
    const { provider, calls, entry } = registrationScene(REGISTERED);

    await provider.delete(ID, OFFLINE);

    expect(calls()).toEqual(["deregister"]);
    expect(entry.platform_type).toBe("NOT_APPLICABLE");
  });

  test("with deregisterOnDelete leaves a number alone that is not registered", async () => {
    const { provider, calls } = registrationScene(VERIFIED);

    await provider.delete(ID, OFFLINE);

    expect(calls()).toEqual([]);
  });

  test("with deregisterOnDelete succeeds for a number that is gone", async () => {
    const { graph, provider, calls } = registrationScene(REGISTERED);
    graph.entries.length = 0;

    await provider.delete(ID, OFFLINE);

    expect(calls()).toEqual([]);
  });

  test("with deregisterOnDelete fails if Meta hides whether the number is registered", async () => {
    const { platform_type: _hidden, ...number } = REGISTERED;
    const { provider, calls } = registrationScene(number);

    expect(await messageOf(provider.delete(ID, OFFLINE))).toContain("Could not check whether");
    expect(calls()).toEqual([]);
  });

  test("whose answer is lost succeeds once the number is seen offline, with one call", async () => {
    const { graph, provider, calls } = registrationScene(REGISTERED);
    graph.once.push(lostAfter);

    await provider.delete(ID, OFFLINE);

    expect(calls()).toEqual(["deregister"]);
  });

  test("whose answer is lost, the number still registered, fails and keeps the state", async () => {
    const { graph, provider, calls } = registrationScene(REGISTERED);
    graph.once.push(to("POST", `${ID}/deregister`, lost()));

    expect(await messageOf(provider.delete(ID, OFFLINE))).toMatch(/^Outcome unknown/);
    expect(calls()).toEqual(["deregister"]);
  });

  test.each([
    ["created", async ({ create }: ReturnType<typeof registrationScene>) => create()],
    ["updated", async ({ update }: ReturnType<typeof registrationScene>) => update(STATE)],
    [
      "left unchanged",
      async ({ provider, changes }: ReturnType<typeof registrationScene>) => {
        await provider.check(INPUTS, INPUTS);
        return changes(STATE);
      },
    ],
  ])(
    "never takes a number offline that another resource of this run has %s: the resource was renamed",
    async (_what, act) => {
      const scene = registrationScene(REGISTERED);
      await act(scene);
      const before = scene.calls().length;

      await scene.provider.delete(ID, OFFLINE);

      expect(scene.calls().slice(before)).toEqual([]);
      expect(scene.entry.platform_type).toBe("CLOUD_API");
    },
  );

  test("ahead of a number whose replacement is going to fail takes nothing offline", async () => {
    const { provider, calls, lines } = registrationScene(REGISTERED);
    // The engine compares the dependents of a replaced number, and does not know its new id.
    await provider.diff(ID, OFFLINE, { ...INPUTS, deregisterOnDelete: true, phoneNumberId: UNKNOWN });

    await provider.delete(ID, OFFLINE);

    expect(calls()).toEqual([]);
    expect(lines.join()).toContain("Undo the change of the number");
  });

  test.each([
    ["deregisters it if the new one is registered by then", VERIFIED, ["register", "deregister"]],
    ["leaves it online while the new one waits", CREATED, []],
  ])("of the old number after a replacement %s", async (_what, newNumber, expected) => {
    const { graph, provider } = registrationScene(REGISTERED);
    graph.entries.push({ ...newNumber, id: "300000000000002" });
    const other = { ...INPUTS, deregisterOnDelete: true, phoneNumberId: "300000000000002" };
    await provider.diff(ID, OFFLINE, { ...other, phoneNumberId: UNKNOWN });
    await provider.diff(ID, OFFLINE, other);
    await provider.create(other);

    await provider.delete(ID, OFFLINE);

    expect(graph.paths("POST").map((path) => path.split("/")[1])).toEqual(expected);
  });

  test("after a refresh in the same process deregisters: what a refresh compares may be removed", async () => {
    const { provider, changes, calls } = registrationScene(REGISTERED);
    await provider.read(ID, OFFLINE);
    await changes(OFFLINE, { deregisterOnDelete: true });

    await provider.delete(ID, OFFLINE);

    expect(calls()).toEqual(["deregister"]);
  });

  test("works with a region that this release does not know", async () => {
    const { provider, calls } = registrationScene(REGISTERED);

    await provider.delete(ID, { ...OFFLINE, dataRegion: "XX" });

    expect(calls()).toEqual(["deregister"]);
  });

  test("of something that is no id fails before a request", async () => {
    const { graph, provider } = registrationScene();

    expect(await messageOf(provider.delete("../x", OFFLINE))).toContain("is not the id of a number");
    expect(graph.asked).toEqual([]);
  });
});
