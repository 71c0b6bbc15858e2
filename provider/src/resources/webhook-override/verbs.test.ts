import { ACCOUNT, UNKNOWN } from "../../test-support";
import { APP, lost, lostAfter, messageOf, ok, refused, reply, to, unsent } from "../../test-support/graph";
import { ID, recordedBy } from "../../test-support/registration";
import {
  ADDRESS,
  FOREIGN,
  NUMBER_INPUTS,
  OTHER,
  SUBSCRIBED,
  VERIFY_TOKEN,
  webhookScene,
} from "../../test-support/webhooks";
import { webhookOverride } from ".";

type Start = Parameters<typeof webhookScene>[3];
const scene = (start: Start = {}) =>
  webhookScene(webhookOverride, ID, NUMBER_INPUTS, { apps: [SUBSCRIBED], ...start });

const STATE = { ...NUMBER_INPUTS, appId: APP, ownCallbackUris: [ADDRESS] };

describe("check", () => {
  test.each([
    ["http:", "http://example.com/hook", /not https/],
    ["http: on this machine, for Meta itself", "http://127.0.0.1:4011/hook", /not https/],
    ["another scheme", "ftp://example.com/hook", /not https/],
    ["a plus in the path", "https://example.com/a+b", /\+ in its path.*space/],
    [
      "a fragment",
      "https://example.com/hook#part",
      /^callbackUri has a fragment, which no request sends: remove it$/,
    ],
    ["white space", "https://example.com/a b", /white space/],
    ["no address", "example", /not an address/],
    ["201 characters", `https://example.com/${"a".repeat(181)}`, /201 characters.*at most 200/],
  ])("refuses %s", async (_what, callbackUri, expected) => {
    expect(await scene().check({ callbackUri })).toEqual([
      { property: "", reason: expect.stringMatching(expected) as unknown },
    ]);
  });

  test.each([
    ["200 characters", `https://example.com/${"a".repeat(180)}`],
    ["a plus in the query", "https://example.com/hook?tag=a+b"],
    ["a port", "https://example.com:8443/hook"],
    ["a value that is not known yet", UNKNOWN],
  ])("accepts %s", async (_what, callbackUri) => {
    expect(await scene().check({ callbackUri })).toEqual([]);
  });

  test.each(["http://127.0.0.1:4011/hook", "http://localhost:4011/hook", "http://[::1]:4011/hook"])(
    "accepts %s if Graph is on this machine too",
    async (callbackUri) => {
      const local = scene({ environment: { WHATSAPP_GRAPH_URL: "http://127.0.0.1:4010" } });

      expect(await local.check({ callbackUri })).toEqual([]);
    },
  );

  test("refuses http: elsewhere, also if Graph is on this machine", async () => {
    const local = scene({ environment: { WHATSAPP_GRAPH_URL: "http://127.0.0.1:4010" } });

    expect(await local.check({ callbackUri: "http://example.com/hook" })).toHaveLength(1);
  });

  test("refuses all at once, and shows no verify token", async () => {
    const failures = await scene().check({
      phoneNumberId: "x",
      callbackUri: "http://example.com",
      verifyToken: "",
    });

    expect(failures.map(({ property }) => property)).toEqual(["phoneNumberId", "", ""]);
    expect(failures[1]?.reason).toBe("verifyToken is empty: write the text that the endpoint compares");
  });

  test.each(["callbackUrl", "verify_token", "override_callback_uri"])(
    "knows %s by its right name",
    async (name) => {
      const [failure] = await scene().check({ [name]: "x" });

      expect(failure?.reason).toMatch(/is not an input .*write (callbackUri|verifyToken)$/);
    },
  );
});

describe("create", () => {
  test("looks, sets the address, and looks again", async () => {
    const { graph, create, entry } = scene();

    expect(await create()).toEqual(STATE);
    expect(graph.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${ID}`,
      "GET app",
      `POST ${ID}`,
      `GET ${ID}`,
    ]);
    expect(entry.webhook).toBe(ADDRESS);
    expect(graph.asked[2]?.body).toEqual({
      webhook_configuration: { override_callback_uri: ADDRESS, verify_token: VERIFY_TOKEN },
    });
  });

  test.each([ADDRESS, "https://HOOKS.example.com:443/whatsapp"])(
    "takes over %s without a call",
    async (webhook) => {
      const { create, changing, lines } = scene({ number: { webhook } });

      expect(await create()).toEqual(STATE);
      expect(changing()).toEqual([]);
      expect(lines.join()).toMatch(/has this webhook override already/);
    },
  );

  test("refuses to replace an address of somebody else, and says how it may", async () => {
    const { create, changing, entry } = scene({ number: { webhook: FOREIGN } });

    const said = await messageOf(create());

    expect(said).toContain(FOREIGN);
    expect(said).toContain("takeOver: true");
    expect(said).toContain("+1 202-555-0123");
    expect(changing()).toEqual([]);
    expect(entry.webhook).toBe(FOREIGN);
  });

  test("replaces an address of somebody else with takeOver, and says which", async () => {
    const { create, entry, lines } = scene({ number: { webhook: FOREIGN } });

    await create({ takeOver: true });

    expect(entry.webhook).toBe(ADDRESS);
    expect(lines.join()).toContain(FOREIGN);
  });

  test("tries again while the endpoint does not answer yet", async () => {
    const { create, graph, entry, lines } = scene();
    graph.handshake = () => graph.asked.length > 6;

    await create();

    expect(entry.webhook).toBe(ADDRESS);
    expect(lines.filter((line) => line.includes("2200"))).toHaveLength(1);
  });

  test("fails if the endpoint never answers: with the request that Meta makes, and nothing recorded", async () => {
    const { create, graph, clock, changing } = scene();
    graph.handshake = () => false;

    const error: unknown = await create().catch((failure: unknown) => failure);

    expect(error).not.toHaveProperty("id");
    expect((error as Error).message).toMatch(
      /code 2200.*hub\.challenge=<number>&hub\.verify_token=.*HTTP 200/,
    );
    expect((error as Error).message).not.toContain(VERIFY_TOKEN);
    expect(clock.now()).toBeLessThanOrEqual(120_000);
    expect(changing().length).toBeLessThan(10);
  });

  test("names the resource to declare if the app is not subscribed", async () => {
    const { create } = scene({ apps: [] });

    expect(await messageOf(create())).toMatch(
      /not subscribed to the account\. Declare a WhatsAppSubscription/,
    );
  });

  test("names it too if the account is not known and Meta's text speaks of it", async () => {
    const { create } = scene({ apps: [] });

    expect(await messageOf(create({ businessAccountId: undefined }))).toContain(
      "Declare a WhatsAppSubscription",
    );
  });

  test("does not speak of a subscription if the app is subscribed", async () => {
    const { create, graph } = scene();
    graph.once.push(to("POST", ID, refused(100, { message: "(#100) Invalid parameter" })));

    expect(await messageOf(create())).not.toContain("WhatsAppSubscription");
  });

  test("sets an address once whose answer was lost", async () => {
    const { create, graph, changing } = scene();
    graph.once.push(lostAfter);

    expect(await create()).toEqual(STATE);
    expect(changing()).toHaveLength(1);
  });

  test("sends it again if a look shows that it did not arrive", async () => {
    const { create, graph, entry, changing } = scene();
    graph.once.push(to("POST", ID, lost()));

    await create();

    expect(entry.webhook).toBe(ADDRESS);
    expect(changing()).toHaveLength(2);
  });

  test("that Meta answers without success fails, records nothing, and is not sent again", async () => {
    const { create, graph, changing } = scene();
    graph.once.push(to("POST", ID, ok({ success: false })));

    const error: unknown = await create().catch((failure: unknown) => failure);

    expect((error as Error).message).toMatch(/Meta refused to change .*, without a reason/);
    expect(error).not.toHaveProperty("id");
    expect(changing()).toHaveLength(1);
  });

  test("says that it tries again only if it does", async () => {
    const { create, graph, lines } = scene();
    graph.always.push(to("POST", ID, refused(200)));

    await messageOf(create({ takeOver: true }));

    expect(lines).toEqual([]);
  });

  test("does not try again after a look that fails, until one succeeds", async () => {
    const { create, graph } = scene();
    let tries = 0;
    graph.handshake = () => ++tries > 1;
    let failing = 2;
    graph.always.push(({ method }) =>
      tries === 1 && method === "GET" && failing-- > 0 ? refused(200) : undefined,
    );

    await create();

    const changing = graph.asked.map(({ method }) => method).join();
    expect(changing).toBe("GET,GET,POST,GET,GET,GET,POST,GET");
  });

  test("stops if somebody sets an address while the endpoint does not answer yet", async () => {
    const { create, graph, entry } = scene();
    graph.handshake = () => {
      entry.webhook = FOREIGN;
      return false;
    };

    expect(await messageOf(create())).toMatch(/which this resource did not set/);
    expect(entry.webhook).toBe(FOREIGN);
  });

  test("does not need to know the app", async () => {
    const { create, graph, entry } = scene();
    graph.always.push(to("GET", "app", refused(100)));

    expect(await create()).toEqual({ ...STATE, appId: null });
    expect(entry.webhook).toBe(ADDRESS);
  });

  test.each([
    ["an empty list", []],
    ["nothing", null],
    ["an empty text", { phone_number: "" }],
  ])("takes %s for no address", async (_what, configuration) => {
    const { create, graph, changing } = scene();
    graph.once.push(to("GET", ID, ok({ id: Number(ID), webhook_configuration: configuration })));

    await create();

    expect(changing()).toHaveLength(1);
  });

  test("shows no query of an address, which may hold a secret", async () => {
    const { create } = scene({ number: { webhook: `${FOREIGN}?key=hush` } });

    const said = await messageOf(create({ callbackUri: `${ADDRESS}?token=hush` }));

    expect(said).toContain(`${FOREIGN}?...`);
    expect(said).not.toContain("hush");
  });

  test("records an outcome that stays unclear, so that a deletion clears it", async () => {
    const { create, update, graph, entry, provider } = scene();
    const broken = (asked: { method: string }) =>
      asked.method === "POST" ? reply(500, "<h1>Oops</h1>") : undefined;
    graph.always.push(broken);

    const { state } = await recordedBy(create());

    expect(state).toEqual({
      phoneNumberId: ID,
      businessAccountId: ACCOUNT,
      appId: APP,
      ownCallbackUris: [ADDRESS],
    });
    expect((await provider.diff(ID, state, NUMBER_INPUTS)).changes).toBe(true);
    graph.always.length = 0;
    entry.webhook = ADDRESS;
    expect(await update(state)).toEqual(STATE);
  });

  test("sends nothing if Meta does not let the app see the address", async () => {
    const { create, graph, changing } = scene();
    graph.always.push(to("GET", ID, refused(10)));

    expect(await messageOf(create())).toContain("code 10");
    expect(changing()).toEqual([]);
  });

  test("sends nothing if the answer is not the number", async () => {
    const { create, graph, changing } = scene();
    graph.always.push(to("GET", ID, ok({})));

    expect(await messageOf(create())).toContain("cannot be read");
    expect(changing()).toEqual([]);
  });

  test("sends nothing if the answer is another number", async () => {
    const { create, graph, changing } = scene();
    graph.always.push(to("GET", ID, ok({ id: "300000000000077" })));

    expect(await messageOf(create())).toContain("cannot be read");
    expect(changing()).toEqual([]);
  });

  test("sends nothing if the look does not arrive", async () => {
    const { create, graph, changing } = scene();
    graph.always.push(to("GET", ID, unsent()));

    await messageOf(create());

    expect(changing()).toEqual([]);
  });
});

describe("update", () => {
  test("to another address sends it", async () => {
    const { update, entry } = scene({ number: { webhook: ADDRESS } });

    expect(await update(STATE, { callbackUri: OTHER })).toEqual({
      ...STATE,
      callbackUri: OTHER,
      ownCallbackUris: [OTHER],
    });
    expect(entry.webhook).toBe(OTHER);
  });

  test("to another verify token sends the address again", async () => {
    const { update, changing } = scene({ number: { webhook: ADDRESS } });

    await update(STATE, { verifyToken: "another" });

    expect(changing()).toMatchObject([{ body: { webhook_configuration: { verify_token: "another" } } }]);
  });

  test("whose new verify token the endpoint refuses keeps the old one in the state", async () => {
    const { update, graph } = scene({ number: { webhook: ADDRESS } });
    graph.handshake = () => false;

    const error: unknown = await update(STATE, { verifyToken: "another" }).catch(
      (failure: unknown) => failure,
    );

    expect(error).not.toHaveProperty("id");
  });

  test("of a verify token whose answer is lost is sent again, because a look cannot show it", async () => {
    const { update, graph, changing } = scene({ number: { webhook: ADDRESS } });
    graph.once.push(lostAfter);

    await update(STATE, { verifyToken: "another" });

    expect(changing()).toHaveLength(2);
  });

  test.each([
    ["the account", { businessAccountId: undefined }],
    ["nothing that Meta has", {}],
  ])("of %s sends nothing", async (_what, edit) => {
    const { update, changing } = scene({ number: { webhook: ADDRESS } });

    await update(STATE, edit);

    expect(changing()).toEqual([]);
  });

  test("sets an address that was cleared by hand", async () => {
    const { update, entry } = scene();

    await update(STATE, { callbackUri: OTHER });

    expect(entry.webhook).toBe(OTHER);
  });

  test("refuses to replace one that was set by hand since", async () => {
    const { update, entry } = scene({ number: { webhook: FOREIGN } });

    expect(await messageOf(update(STATE, { callbackUri: OTHER }))).toContain(FOREIGN);
    expect(entry.webhook).toBe(FOREIGN);
  });

  test("replaces one that a refresh has shown, because the preview shows it too", async () => {
    const { provider, update, changes, entry } = scene({ number: { webhook: FOREIGN } });
    const { props = {} } = await provider.read(ID, STATE);

    expect(props.callbackUri).toBe(FOREIGN);
    expect(await changes(props)).toBe(true);
    expect(await update(props)).toEqual(STATE);
    expect(entry.webhook).toBe(ADDRESS);
  });

  test("leaves an address that ignoreChanges keeps to whoever has set it", async () => {
    const { provider, update, changing } = scene({ number: { webhook: FOREIGN } });
    const { props = {} } = await provider.read(ID, STATE);

    const outs = await update(props, { callbackUri: FOREIGN, verifyToken: "another" });

    expect(outs).toMatchObject({ callbackUri: FOREIGN, ownCallbackUris: [ADDRESS] });
    // Nobody else may see our token.
    expect(changing()).toEqual([]);
  });

  test("with a token of another app fails, and sends nothing", async () => {
    const { update, changing } = scene();

    const said = await messageOf(update({ ...STATE, appId: "200000000000009" }, { callbackUri: OTHER }));

    expect(said).toMatch(
      /belongs to app 200000000000009.*belongs to app 200000000000001.*pulumi state delete/,
    );
    expect(changing()).toEqual([]);
  });

  test("that stays unclear records both addresses as this resource's own", async () => {
    const { update, graph } = scene({ number: { webhook: ADDRESS } });
    graph.always.push((asked) => (asked.method === "POST" ? lost() : undefined));

    const { state } = await recordedBy(update(STATE, { callbackUri: OTHER }));

    expect(state).toEqual({ ...STATE, ownCallbackUris: [ADDRESS, OTHER] });
  });
});

describe("a refresh", () => {
  test("of an address that is as declared changes nothing", async () => {
    const { provider } = scene({ number: { webhook: "https://hooks.EXAMPLE.com/whatsapp" } });

    expect(await provider.read(ID, STATE)).toEqual({ id: ID, props: STATE, inputs: NUMBER_INPUTS });
  });

  test("of one that was cleared by hand drops the resource, so that the next update sets it", async () => {
    expect(await scene().provider.read(ID, STATE)).toEqual({});
  });

  test("with a token of another app keeps the state, and says so", async () => {
    const { provider, lines } = scene();
    const state = { ...STATE, appId: "200000000000009" };

    expect(await provider.read(ID, state)).toEqual({ id: ID, props: state, inputs: NUMBER_INPUTS });
    expect(lines.join()).toContain("its state is unchanged");
  });

  test("of a number that is gone drops the resource", async () => {
    const { provider, graph } = scene();
    graph.entries.length = 0;

    expect(await provider.read(ID, STATE)).toEqual({});
  });

  test("of a number that may be hidden keeps the state", async () => {
    const { provider, graph } = scene();
    graph.entries.length = 0;
    graph.name = undefined;

    expect(await messageOf(provider.read(ID, STATE))).toContain("state is unchanged");
  });

  test("of a field that the app may not see keeps the state", async () => {
    const { provider, graph } = scene();
    graph.always.push(to("GET", ID, refused(10)));

    expect(await messageOf(provider.read(ID, STATE))).toContain("code 10");
  });
});

describe("a lookup", () => {
  test("gives the address", async () => {
    const { provider } = scene({ number: { webhook: ADDRESS } });

    expect(await provider.read(ID, { businessAccountId: ACCOUNT })).toMatchObject({
      id: ID,
      props: { phoneNumberId: ID, callbackUri: ADDRESS, ownCallbackUris: [] },
    });
  });

  test("of a number without an override fails", async () => {
    expect(await messageOf(scene().provider.read(ID, {}))).toContain("the number has none");
  });

  test("by anything but an id fails before any request", async () => {
    const { provider, graph } = scene();

    expect(await messageOf(provider.read("../x", {}))).toContain("not the id of a number");
    expect(graph.asked).toEqual([]);
  });
});

describe("delete", () => {
  test("clears the address and makes sure", async () => {
    const { provider, entry, changing } = scene({ number: { webhook: ADDRESS } });

    await provider.delete(ID, STATE);

    expect(entry.webhook).toBeUndefined();
    expect(changing()).toEqual([
      { method: "POST", body: { webhook_configuration: { override_callback_uri: "" } } },
    ]);
  });

  test.each([
    ["was cleared already", {}],
    ["belongs to somebody else by now", { webhook: FOREIGN }],
  ])("sends nothing if the address %s", async (_what, number) => {
    const { provider, entry, changing } = scene({ number });

    await provider.delete(ID, STATE);

    expect(changing()).toEqual([]);
    expect(entry.webhook).toBe((number as { webhook?: string }).webhook);
  });

  test("says whose address stays", async () => {
    const { provider, lines } = scene({ number: { webhook: FOREIGN } });

    await provider.delete(ID, STATE);

    expect(lines.join()).toContain(`keeps the webhook override ${FOREIGN}`);
  });

  test("does not clear an address that a refresh has shown and no update has set", async () => {
    const { provider, entry } = scene({ number: { webhook: FOREIGN } });
    const { props = {} } = await provider.read(ID, STATE);

    await provider.delete(ID, props);

    expect(entry.webhook).toBe(FOREIGN);
  });

  test("of a number that is gone succeeds", async () => {
    const { provider, graph } = scene();
    graph.entries.length = 0;

    await provider.delete(ID, STATE);
  });

  test("with a token of another app fails, because that app's address would stay", async () => {
    const { provider } = scene();

    expect(await messageOf(provider.delete(ID, { ...STATE, appId: "200000000000009" }))).toContain(
      "Run the command with a token of app 200000000000009",
    );
  });

  test("of a number that Meta shows as deleted succeeds, although the clearing is refused", async () => {
    const { provider, graph } = scene({ number: { webhook: ADDRESS, status: "DELETED" } });
    graph.always.push(to("POST", ID, refused(100, { error_subcode: 33 })));

    await provider.delete(ID, STATE);
  });

  test("of a number that may be gone, without its account, names the way out", async () => {
    const { provider, graph } = scene();
    graph.entries.length = 0;
    const { businessAccountId: _, ...state } = STATE;

    expect(await messageOf(provider.delete(ID, state))).toContain("pulumi state delete");
  });

  test("after an entry that was refused with another address clears this one", async () => {
    const { provider, create, entry } = scene({ number: { webhook: ADDRESS } });
    await messageOf(create({ callbackUri: OTHER }));

    await provider.delete(ID, STATE);

    expect(entry.webhook).toBeUndefined();
  });

  test("whose answer is lost looks and does not send it again", async () => {
    const { provider, graph, entry, changing } = scene({ number: { webhook: ADDRESS } });
    graph.once.push(lostAfter);

    await provider.delete(ID, STATE);

    expect(entry.webhook).toBeUndefined();
    expect(changing()).toHaveLength(1);
  });

  test("fails if the address stays, and names the subscription if it is missing", async () => {
    const { provider } = scene({ number: { webhook: ADDRESS }, apps: [] });

    expect(await messageOf(provider.delete(ID, STATE))).toMatch(
      /not subscribed.*WhatsAppSubscription.*stays in the state/,
    );
  });

  test("of a resource that was renamed clears nothing, also if its look fails", async () => {
    const { provider, create, changing, graph } = scene({ number: { webhook: ADDRESS } });
    graph.once.push(to("GET", ID, refused(10)));
    await messageOf(create());

    await provider.delete(ID, STATE);

    expect(changing()).toEqual([]);
  });

  test("of one of two entries clears nothing, because the other one stays", async () => {
    const { provider, changing } = scene({ number: { webhook: ADDRESS } });
    await provider.check({}, NUMBER_INPUTS);
    await provider.diff(ID, STATE, NUMBER_INPUTS);

    await provider.delete(ID, STATE);

    expect(changing()).toEqual([]);
  });
});

test.each([
  ["nothing", {}, { changes: false, replaces: [] }],
  ["the number", { phoneNumberId: "300000000000009" }, { changes: true, replaces: ["phoneNumberId"] }],
  ["the address", { callbackUri: OTHER }, { changes: true, replaces: [] }],
  ["the verify token", { verifyToken: "another" }, { changes: true, replaces: [] }],
  ["takeOver", { takeOver: true }, { changes: false, replaces: [] }],
])("diff after a change of %s", async (_what, edit, expected) => {
  expect(await scene().provider.diff(ID, STATE, { ...NUMBER_INPUTS, ...edit })).toMatchObject(expected);
});
