/** The contract tests of resource types for a subscription: `resource-contract.test.ts` has them for numbers. */
import type { Bridge, Properties } from "../../support/bridge";
import { type Endpoint, startEndpoint, VERIFY_TOKEN } from "../../support/endpoint";
import { SUBSCRIPTION_HANDLE } from "../../support/handle";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const APP = "200000000000001";

let world: World;
let bridge: Bridge;
let endpoint: Endpoint;
let inputs: Properties;
beforeEach(async () => {
  [world, endpoint] = await Promise.all([startWorld(), startEndpoint()]);
  bridge = await world.bridge({ handle: SUBSCRIPTION_HANDLE });
  inputs = { businessAccountId: ACCOUNT, callbackUri: endpoint.url, verifyToken: VERIFY_TOKEN };
});
afterEach(async () => {
  await Promise.all([world.close(), endpoint.close()]);
});

const subscriptions = () => world.simulator.subscriptions(ACCOUNT);
const changes = () =>
  world.simulator.requests({ edge: "subscribed_apps" }).filter(({ method }) => method !== "GET").length;
const elsewhere = () => world.bridge({ handle: SUBSCRIPTION_HANDLE });

async function created(): Promise<{ id: string; outs: Properties }> {
  const { inputs: checked, failures } = await bridge.check(inputs);
  expect(failures).toEqual([]);
  return bridge.create(checked);
}

test("contract_create_create: a second creation takes the subscription over, without a second call", async () => {
  const { id } = await created();
  const before = changes();

  expect((await created()).id).toBe(id);

  expect(changes()).toBe(before);
});

test("contract_create_read: a read gives what the creation gave", async () => {
  const { id, outs } = await created();

  expect(await bridge.read(id, outs)).toEqual({ id, props: outs, inputs });
});

test("contract_create_list: the account's list has the app", async () => {
  await created();

  expect(subscriptions()).toMatchObject([{ appId: APP, overrideCallbackUri: endpoint.url }]);
});

test("contract_create_delete: a deletion clears the address and keeps the subscription, or ends it", async () => {
  const { id, outs } = await created();
  await (await elsewhere()).delete(id, outs);
  expect(subscriptions()).toMatchObject([{ appId: APP, overrideCallbackUri: undefined }]);

  await (await elsewhere()).delete(id, { ...outs, unsubscribeOnDelete: true });
  expect(subscriptions()).toEqual([]);
});

test("contract_update_read: no address is an update, and a read gives what it gave", async () => {
  const { id, outs } = await created();
  const news = { businessAccountId: ACCOUNT };

  const updated = await bridge.update(id, outs, news);

  expect(await bridge.read(id, updated.outs)).toEqual({ id, props: updated.outs, inputs: news });
  expect(subscriptions()).toMatchObject([{ overrideCallbackUri: undefined }]);
});

test("contract_update_without_create: an update of an account that never existed fails, and changes nothing", async () => {
  const never = { ...inputs, businessAccountId: "999999999999999" };

  await expect(bridge.update("999999999999999", never, never)).rejects.toThrow("999999999999999");

  expect(changes()).toBe(0);
});

test("contract_delete_read: a subscription that ended by hand reads as gone", async () => {
  const { id, outs } = await created();
  world.simulator.unsubscribeApp(ACCOUNT, APP);

  expect(await bridge.read(id, outs)).toBe("gone");
});

test("contract_delete_delete: a second deletion finds nothing to do", async () => {
  const { id, outs } = await created();
  const other = await elsewhere();
  await other.delete(id, { ...outs, unsubscribeOnDelete: true });
  const before = changes();

  await other.delete(id, { ...outs, unsubscribeOnDelete: true });

  expect(changes()).toBe(before);
});

test("contract_delete_create: an app can be subscribed again", async () => {
  const { id, outs } = await created();
  await (await elsewhere()).delete(id, { ...outs, unsubscribeOnDelete: true });

  await (await elsewhere()).create(inputs);

  expect(subscriptions()).toMatchObject([{ appId: APP, overrideCallbackUri: endpoint.url }]);
});

test("a check that must fail does fail", async () => {
  const { failures } = await bridge.check({ ...inputs, callbackUri: "https://example.com/a+b" });

  expect(failures).toEqual([
    { property: "", reason: expect.stringMatching(/^callbackUri .*sends as a space/) as string },
  ]);
});
