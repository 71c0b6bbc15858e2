import { ACCOUNT, UNKNOWN } from "../../test-support";
import {
  APP,
  lost,
  lostAfter,
  messageOf,
  ok,
  refused,
  reply,
  SUBSCRIBED_APPS,
  to,
} from "../../test-support/graph";
import {
  ACCOUNT_INPUTS,
  ADDRESS,
  FOREIGN,
  OTHER,
  SUBSCRIBED,
  VERIFY_TOKEN,
  webhookScene,
} from "../../test-support/webhooks";
import { subscription } from ".";

type Start = Parameters<typeof webhookScene>[3];
const scene = (start: Start = {}) => webhookScene(subscription, ACCOUNT, ACCOUNT_INPUTS, start);

const WITH_ADDRESS = { callbackUri: ADDRESS, verifyToken: VERIFY_TOKEN };
const STATE = { ...ACCOUNT_INPUTS, appId: APP, appName: "Example app", ownCallbackUris: [] };
const STATE_WITH_ADDRESS = { ...STATE, ...WITH_ADDRESS, ownCallbackUris: [ADDRESS] };
const AT_ADDRESS = [{ ...SUBSCRIBED, webhook: ADDRESS }];
const AT_FOREIGN = [{ ...SUBSCRIBED, webhook: FOREIGN }];
const STRANGER = { id: "200000000000009", name: "Another app", webhook: FOREIGN };

describe("check", () => {
  test.each([
    [
      "an address without a token",
      { callbackUri: ADDRESS },
      /verifyToken is missing, but callbackUri needs it/,
    ],
    [
      "a token without an address",
      { verifyToken: VERIFY_TOKEN },
      /verifyToken has no effect without callbackUri/,
    ],
    ["an address that is not https", { ...WITH_ADDRESS, callbackUri: "http://example.com" }, /not https/],
    ["an address with a plus", { ...WITH_ADDRESS, callbackUri: "https://example.com/a+b" }, /\+ in its path/],
    ["an account by its name", { businessAccountId: "acme" }, /numeric id/],
  ])("refuses %s", async (_what, edit, expected) => {
    expect((await scene().check(edit)).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(expected) as unknown,
    ]);
  });

  test.each([
    ["nothing but the account", {}],
    ["an address with its token", WITH_ADDRESS],
    ["both not known yet", { callbackUri: UNKNOWN, verifyToken: UNKNOWN }],
  ])("accepts %s", async (_what, edit) => {
    expect(await scene().check(edit)).toEqual([]);
  });

  test("takes the account from the stack's config", async () => {
    const { provider } = scene();
    await provider.configure({
      config: { get: (key) => (key === "whatsapp:businessAccountId" ? ACCOUNT : undefined) },
    });

    expect(await provider.check({}, {})).toEqual({ inputs: { businessAccountId: ACCOUNT }, failures: [] });
  });
});

describe("create", () => {
  test("looks, subscribes, and looks again", async () => {
    const { graph, create, ownApp } = scene();

    expect(await create()).toEqual(STATE);
    expect(graph.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...["GET app", `GET ${SUBSCRIBED_APPS}`, `POST ${SUBSCRIBED_APPS}`, `GET ${SUBSCRIBED_APPS}`],
    ]);
    expect(ownApp()).toEqual(SUBSCRIBED);
  });

  test("subscribes first, and sets the address then", async () => {
    const { create, changing } = scene();

    expect(await create(WITH_ADDRESS)).toEqual(STATE_WITH_ADDRESS);
    expect(changing().map(({ body }) => body)).toEqual([
      {},
      { override_callback_uri: ADDRESS, verify_token: VERIFY_TOKEN },
    ]);
  });

  test("takes the app from the settings if Meta does not say which one it is", async () => {
    const { create, graph } = scene({ environment: { WHATSAPP_APP_ID: APP } });
    graph.always.push(to("GET", "app", refused(100)));

    expect(await create()).toEqual(STATE);
  });

  test("names the setting if Meta does not say which app it is, and sends nothing", async () => {
    const { create, graph, changing } = scene();
    graph.always.push(to("GET", "app", refused(100)));

    expect(await messageOf(create())).toMatch(/whatsapp:appId \(or WHATSAPP_APP_ID\)/);
    expect(changing()).toEqual([]);
  });

  test("refuses a setting that names another app than the token's, and sends nothing", async () => {
    const { create, changing } = scene({ environment: { WHATSAPP_APP_ID: STRANGER.id }, apps: [STRANGER] });

    expect(await messageOf(create())).toMatch(/belongs to app 200000000000001.*is 200000000000009/);
    expect(changing()).toEqual([]);
  });

  test("takes a subscription over without a call", async () => {
    const { create, changing } = scene({ apps: [STRANGER, SUBSCRIBED] });

    expect(await create()).toEqual(STATE);
    expect(changing()).toEqual([]);
  });

  test("takes an address over without a call", async () => {
    const { create, changing, lines } = scene({ apps: AT_ADDRESS });

    expect(await create(WITH_ADDRESS)).toEqual(STATE_WITH_ADDRESS);
    expect(changing()).toEqual([]);
    expect(lines.join()).toContain("has this webhook already");
  });

  test("leaves an address alone that the program does not declare, and says so", async () => {
    const { create, changing, lines, ownApp } = scene({ apps: AT_FOREIGN });

    expect(await create()).toEqual(STATE);
    expect(changing()).toEqual([]);
    expect(ownApp()?.webhook).toBe(FOREIGN);
    expect(lines.join()).toContain(`keeps the webhook ${FOREIGN}`);
  });

  test("refuses to replace an address of somebody else, and says how it may", async () => {
    const { create, changing } = scene({ apps: AT_FOREIGN });

    expect(await messageOf(create(WITH_ADDRESS))).toMatch(
      /somebody\.example\.net.*declare it as callbackUri/,
    );
    expect(changing()).toEqual([]);
  });

  test("does not take the address of another app for its own", async () => {
    const { create, ownApp } = scene({ apps: [STRANGER] });

    await create(WITH_ADDRESS);

    expect(ownApp()?.webhook).toBe(ADDRESS);
  });

  test("whose endpoint never answers records the subscription, without the address", async () => {
    const { create, graph, ownApp } = scene();
    graph.handshake = () => false;

    const error: unknown = await create(WITH_ADDRESS).catch((failure: unknown) => failure);

    expect(error).toMatchObject({
      id: ACCOUNT,
      properties: STATE,
      reasons: [expect.stringMatching(/2200.*hub\.challenge/) as unknown],
    });
    expect(ownApp()).toEqual(SUBSCRIBED);
  });

  test("whose endpoint never answers records nothing if the app was subscribed before", async () => {
    const { create, graph } = scene({ apps: [SUBSCRIBED] });
    graph.handshake = () => false;

    const error: unknown = await create(WITH_ADDRESS).catch((failure: unknown) => failure);

    expect(error).not.toHaveProperty("id");
  });

  test("that was recorded is completed by the next update", async () => {
    const { update, provider, ownApp, inputs } = scene({ apps: [SUBSCRIBED] });

    expect((await provider.diff(ACCOUNT, STATE, inputs(WITH_ADDRESS))).changes).toBe(true);
    expect(await update(STATE, WITH_ADDRESS)).toEqual(STATE_WITH_ADDRESS);
    expect(ownApp()?.webhook).toBe(ADDRESS);
  });

  test("records an outcome that stays unclear", async () => {
    const { create, graph } = scene();
    graph.always.push(to("POST", SUBSCRIBED_APPS, () => reply(500, "<h1>Oops</h1>")));

    const error: unknown = await create(WITH_ADDRESS).catch((failure: unknown) => failure);

    expect(error).toMatchObject({
      id: ACCOUNT,
      properties: { ...ACCOUNT_INPUTS, appId: null, ownCallbackUris: [] },
    });
  });

  test("whose answer is lost looks, and subscribes once", async () => {
    const { create, graph, changing } = scene();
    graph.once.push(lostAfter);

    expect(await create()).toEqual(STATE);
    expect(changing()).toHaveLength(1);
  });

  test("reads the list to its end", async () => {
    const { create, graph, changing } = scene({ apps: [SUBSCRIBED] });
    graph.once.push(
      to(
        "GET",
        SUBSCRIBED_APPS,
        ok({ data: [], paging: { next: "https://example.com/x?after=abc&access_token=t" } }),
      ),
    );

    expect(await create()).toEqual(STATE);
    expect(changing()).toEqual([]);
    expect(graph.asked.at(-1)?.params).toEqual({ after: "abc" });
  });

  test.each([
    ["an odd entry", { data: [null] }],
    ["no list", { success: true }],
    ["a next page that leads nowhere", { data: [], paging: { next: 7 } }],
  ])("sends nothing if the list has %s", async (_what, answer) => {
    const { create, graph, changing } = scene();
    graph.always.push(to("GET", SUBSCRIBED_APPS, ok(answer)));

    expect(await messageOf(create())).toContain("only a part of the list of subscribed apps");
    expect(changing()).toEqual([]);
  });

  test("ends with a list that leads in a circle, at once", async () => {
    const { create, graph } = scene();
    graph.always.push(
      to("GET", SUBSCRIBED_APPS, ok({ data: [], paging: { next: "https://example.com/?after=same" } })),
    );

    expect(await messageOf(create())).toContain("only a part of the list of subscribed apps");
    expect(graph.paths().filter((path) => path === SUBSCRIBED_APPS).length).toBeLessThan(4);
  });

  test("does not take an address of another form for none", async () => {
    const { create, graph, changing } = scene();
    const own = { whatsapp_business_api_data: { id: APP }, override_callback_uri: { url: FOREIGN } };
    graph.always.push(to("GET", SUBSCRIBED_APPS, ok({ data: [own] })));

    expect(await messageOf(create(WITH_ADDRESS))).toContain("only a part of the list of subscribed apps");
    expect(changing()).toEqual([]);
  });

  test("finds its own entry beside an odd one", async () => {
    const { create, graph } = scene();
    const own = { whatsapp_business_api_data: { id: Number(APP), name: "Example app" } };
    graph.always.push(to("GET", SUBSCRIBED_APPS, ok({ data: [null, own] })));

    expect(await create()).toEqual(STATE);
  });
});

describe("update", () => {
  test("to another address sends it", async () => {
    const { update, ownApp } = scene({ apps: AT_ADDRESS });

    expect(await update(STATE_WITH_ADDRESS, { ...WITH_ADDRESS, callbackUri: OTHER })).toMatchObject({
      callbackUri: OTHER,
      ownCallbackUris: [OTHER],
    });
    expect(ownApp()?.webhook).toBe(OTHER);
  });

  test("to another verify token sends the address again", async () => {
    const { update, changing } = scene({ apps: AT_ADDRESS });

    await update(STATE_WITH_ADDRESS, { ...WITH_ADDRESS, verifyToken: "another" });

    expect(changing()).toMatchObject([{ body: { override_callback_uri: ADDRESS, verify_token: "another" } }]);
  });

  test("without the address clears it, and keeps the subscription", async () => {
    const { update, ownApp } = scene({ apps: AT_ADDRESS });

    expect(await update(STATE_WITH_ADDRESS)).toEqual(STATE);
    expect(ownApp()).toEqual(SUBSCRIBED);
  });

  test("without the address leaves one that was set by hand since", async () => {
    const { update, changing, lines } = scene({ apps: AT_FOREIGN });

    expect(await update(STATE_WITH_ADDRESS)).toEqual(STATE);
    expect(changing()).toEqual([]);
    expect(lines.join()).toContain(FOREIGN);
  });

  test("refuses to replace an address that was set by hand since", async () => {
    const { update, ownApp } = scene({ apps: AT_FOREIGN });

    expect(await messageOf(update(STATE_WITH_ADDRESS, { ...WITH_ADDRESS, callbackUri: OTHER }))).toContain(
      FOREIGN,
    );
    expect(ownApp()?.webhook).toBe(FOREIGN);
  });

  test("without the address leaves one that a refresh has shown", async () => {
    const { provider, update, changing } = scene({ apps: AT_FOREIGN });
    const { props = {} } = await provider.read(ACCOUNT, STATE_WITH_ADDRESS);

    await update(props);

    expect(changing()).toEqual([]);
  });

  test("that declares the address of somebody else makes no call, and sends no token there", async () => {
    const { update, changing } = scene({ apps: AT_FOREIGN });

    await update(STATE, { callbackUri: FOREIGN, verifyToken: VERIFY_TOKEN });

    expect(changing()).toEqual([]);
  });

  test("with a token of another app fails, and sends nothing", async () => {
    const { update, changing } = scene({ apps: [STRANGER] });

    expect(await messageOf(update({ ...STATE, appId: STRANGER.id }, WITH_ADDRESS))).toContain(
      "belongs to app",
    );
    expect(changing()).toEqual([]);
  });

  test("of the option for the deletion completes a subscription that is not certain", async () => {
    const { update, ownApp } = scene();

    expect(await update({ ...STATE, appId: null }, { unsubscribeOnDelete: true })).toMatchObject({
      appId: APP,
    });
    expect(ownApp()).toBeDefined();
  });

  test("of the option for the deletion makes no call", async () => {
    const { update, graph } = scene({ apps: [SUBSCRIBED] });

    expect(await update(STATE, { unsubscribeOnDelete: true })).toEqual({
      ...STATE,
      unsubscribeOnDelete: true,
    });
    expect(graph.asked).toEqual([]);
  });

  test("subscribes again if that ended by hand", async () => {
    const { update, ownApp } = scene();

    await update(STATE_WITH_ADDRESS, { ...WITH_ADDRESS, callbackUri: OTHER });

    expect(ownApp()?.webhook).toBe(OTHER);
  });

  test("whose outcome stays unclear records both addresses as this resource's own", async () => {
    const { update, graph } = scene({ apps: AT_ADDRESS });
    graph.always.push(to("POST", SUBSCRIBED_APPS, lost));

    const error: unknown = await update(STATE_WITH_ADDRESS, { ...WITH_ADDRESS, callbackUri: OTHER }).catch(
      (failure: unknown) => failure,
    );

    expect(error).toMatchObject({
      properties: { ...STATE_WITH_ADDRESS, ownCallbackUris: [ADDRESS, OTHER] },
    });
  });
});

describe("a refresh", () => {
  test("of a subscription that is as declared changes nothing", async () => {
    const { provider } = scene({ apps: AT_ADDRESS });

    expect(await provider.read(ACCOUNT, STATE_WITH_ADDRESS)).toEqual({
      id: ACCOUNT,
      props: STATE_WITH_ADDRESS,
      inputs: { ...ACCOUNT_INPUTS, ...WITH_ADDRESS },
    });
  });

  test.each([
    ["another address", AT_FOREIGN, { callbackUri: FOREIGN }],
    ["no address", [SUBSCRIBED], {}],
  ])("shows %s, which is a change then", async (_what, apps, expected) => {
    const { provider, changes } = scene({ apps });

    const { inputs, props = {} } = await provider.read(ACCOUNT, STATE_WITH_ADDRESS);

    expect(inputs).toEqual({ ...ACCOUNT_INPUTS, verifyToken: VERIFY_TOKEN, ...expected });
    expect(props.ownCallbackUris).toEqual([ADDRESS]);
    expect(await changes(props, WITH_ADDRESS)).toBe(true);
  });

  test("does not show an address that the program does not manage", async () => {
    const { provider } = scene({ apps: AT_FOREIGN });

    expect((await provider.read(ACCOUNT, STATE)).inputs).toEqual(ACCOUNT_INPUTS);
  });

  test("of one that ended by hand drops the resource", async () => {
    expect(await scene({ apps: [STRANGER] }).provider.read(ACCOUNT, STATE)).toEqual({});
  });

  test("with a token of another app keeps the state, and says so", async () => {
    const { provider, lines } = scene({ apps: [STRANGER] });
    const state = { ...STATE, appId: STRANGER.id };

    expect(await provider.read(ACCOUNT, state)).toEqual({
      id: ACCOUNT,
      props: state,
      inputs: ACCOUNT_INPUTS,
    });
    expect(lines.join()).toMatch(new RegExp(`belongs to app ${STRANGER.id}.*its state is unchanged`));
  });

  test("with a token of another app drops one that has ended", async () => {
    expect(await scene().provider.read(ACCOUNT, { ...STATE, appId: STRANGER.id })).toEqual({});
  });

  test("of an account that may be hidden keeps the state", async () => {
    const { provider, graph } = scene();
    graph.always.push(to("GET", SUBSCRIBED_APPS, refused(100, { error_subcode: 33 })));

    expect(await messageOf(provider.read(ACCOUNT, STATE))).toContain("subcode 33");
  });
});

describe("a lookup", () => {
  test("gives app and address", async () => {
    const { provider } = scene({ apps: AT_ADDRESS });

    expect(await provider.read(ACCOUNT, {})).toMatchObject({
      id: ACCOUNT,
      props: { appId: APP, callbackUri: ADDRESS, ownCallbackUris: [] },
    });
  });

  test("of an account without the app's subscription fails", async () => {
    expect(await messageOf(scene().provider.read(ACCOUNT, {}))).toContain("is not subscribed");
  });

  test("by anything but an id fails before any request", async () => {
    const { provider, graph } = scene();

    expect(await messageOf(provider.read("../x", {}))).toContain("not the id of a WhatsApp Business Account");
    expect(graph.asked).toEqual([]);
  });
});

describe("delete", () => {
  const ENDS = { unsubscribeOnDelete: true };

  test("keeps the subscription, clears its own address, and says so", async () => {
    const { provider, ownApp, lines } = scene({ apps: AT_ADDRESS });

    await provider.delete(ACCOUNT, STATE_WITH_ADDRESS);

    expect(ownApp()).toEqual(SUBSCRIBED);
    expect(lines.join()).toMatch(/stays subscribed.*unsubscribeOnDelete: true/);
  });

  test("ends it with unsubscribeOnDelete, and leaves the other apps alone", async () => {
    const { provider, graph } = scene({ apps: [STRANGER, ...AT_ADDRESS] });

    await provider.delete(ACCOUNT, { ...STATE_WITH_ADDRESS, ...ENDS });

    expect(graph.apps).toEqual([STRANGER]);
  });

  test("does not end the address of somebody else with the subscription, and says how that may be", async () => {
    const { provider, changing } = scene({ apps: AT_FOREIGN });

    const said = await messageOf(provider.delete(ACCOUNT, { ...STATE_WITH_ADDRESS, ...ENDS }));

    expect(said).toMatch(/remove unsubscribeOnDelete.*subscribed_apps without parameters/);
    expect(changing()).toEqual([]);
  });

  test("leaves an address of somebody else", async () => {
    const { provider, changing, lines } = scene({ apps: AT_FOREIGN });

    await provider.delete(ACCOUNT, STATE_WITH_ADDRESS);

    expect(changing()).toEqual([]);
    expect(lines.join()).toContain(`keeps the webhook ${FOREIGN}`);
  });

  test("does nothing if the subscription ended already", async () => {
    const { provider, changing } = scene({ apps: [STRANGER] });

    await provider.delete(ACCOUNT, { ...STATE_WITH_ADDRESS, ...ENDS });

    expect(changing()).toEqual([]);
  });

  test("whose answer is lost looks, and does not send it again", async () => {
    const { provider, graph, changing } = scene({ apps: [SUBSCRIBED] });
    graph.once.push((asked, account) => {
      if (asked.method !== "DELETE") return undefined;
      account.answer(asked);
      return lost();
    });

    await provider.delete(ACCOUNT, { ...STATE, ...ENDS });

    expect(graph.apps).toEqual([]);
    expect(changing()).toHaveLength(1);
  });

  test("that Meta refuses fails", async () => {
    const { provider, graph } = scene({ apps: [SUBSCRIBED] });
    graph.always.push(to("DELETE", SUBSCRIBED_APPS, refused(200)));

    expect(await messageOf(provider.delete(ACCOUNT, { ...STATE, ...ENDS }))).toContain("code 200");
  });

  test("with a token of another app fails if an address would be left behind", async () => {
    const other = { id: STRANGER.id, webhook: ADDRESS };
    const { provider, changing } = scene({ apps: [other, SUBSCRIBED] });

    const said = await messageOf(provider.delete(ACCOUNT, { ...STATE_WITH_ADDRESS, appId: STRANGER.id }));

    expect(said).toMatch(new RegExp(`belongs to app ${STRANGER.id}.*belongs to app ${APP}`));
    expect(changing()).toEqual([]);
  });

  test("with a token of another app forgets a subscription that it would keep anyway", async () => {
    const { provider, changing } = scene({ apps: [STRANGER, SUBSCRIBED] });

    await provider.delete(ACCOUNT, { ...STATE, appId: STRANGER.id });

    expect(changing()).toEqual([]);
  });

  test("of a resource that was renamed changes nothing", async () => {
    const { provider, create, changing } = scene({ apps: AT_ADDRESS });
    await create(WITH_ADDRESS);

    await provider.delete(ACCOUNT, { ...STATE_WITH_ADDRESS, ...ENDS });

    expect(changing()).toEqual([]);
  });
});

test.each([
  ["nothing", {}, { changes: false, replaces: [] }],
  ["the account", { businessAccountId: "9" }, { changes: true, replaces: ["businessAccountId"] }],
  ["the address", { callbackUri: OTHER }, { changes: true, replaces: [] }],
  ["the verify token", { verifyToken: "another" }, { changes: true, replaces: [] }],
  ["the option for the deletion", { unsubscribeOnDelete: true }, { changes: true, replaces: [] }],
  ["the same option, written out", { unsubscribeOnDelete: false }, { changes: false, replaces: [] }],
])("diff after a change of %s", async (_what, edit, expected) => {
  const inputs = { ...ACCOUNT_INPUTS, ...WITH_ADDRESS, ...edit };

  expect(await scene().provider.diff(ACCOUNT, STATE_WITH_ADDRESS, inputs)).toMatchObject(expected);
});
