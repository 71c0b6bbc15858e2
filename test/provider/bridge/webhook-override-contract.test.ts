/** The contract tests of resource types for an override: `resource-contract.test.ts` has them for numbers. */
import type { Bridge, Properties } from "../../support/bridge";
import { type Endpoint, startEndpoint, VERIFY_TOKEN } from "../../support/endpoint";
import { OVERRIDE_HANDLE } from "../../support/handle";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const ID = "120000000000001";
const APP = "200000000000001";

let world: World;
let bridge: Bridge;
let endpoint: Endpoint;
let inputs: Properties;
beforeEach(async () => {
  [world, endpoint] = await Promise.all([startWorld(), startEndpoint()]);
  world.simulator.addNumber(ACCOUNT, {
    id: ID,
    cc: "1",
    phoneNumber: "2025550123",
    verifiedName: "Acme Support",
  });
  world.simulator.subscribeApp(ACCOUNT, APP);
  bridge = await world.bridge({ handle: OVERRIDE_HANDLE });
  inputs = {
    businessAccountId: ACCOUNT,
    phoneNumberId: ID,
    callbackUri: endpoint.url,
    verifyToken: VERIFY_TOKEN,
  };
});
afterEach(async () => {
  await Promise.all([world.close(), endpoint.close()]);
});

const address = () => world.simulator.numbers()[0]?.webhookOverrides[APP];
const changes = () => world.simulator.requests({ method: "POST" }).length;
const elsewhere = () => world.bridge({ handle: OVERRIDE_HANDLE });

async function created(): Promise<{ id: string; outs: Properties }> {
  const { inputs: checked, failures } = await bridge.check(inputs);
  expect(failures).toEqual([]);
  return bridge.create(checked);
}

test("contract_create_create: a second creation takes the address over, without a second call", async () => {
  const { id } = await created();

  expect((await created()).id).toBe(id);

  expect(changes()).toBe(1);
});

test("contract_create_read: a read gives what the creation gave", async () => {
  const { id, outs } = await created();

  expect(await bridge.read(id, outs)).toEqual({ id, props: outs, inputs });
});

test("contract_create_delete: a deletion in another run clears the address", async () => {
  const { id, outs } = await created();
  expect(address()).toBe(endpoint.url);

  await (await elsewhere()).delete(id, outs);

  expect(address()).toBeUndefined();
});

test("contract_update_read: another address is an update, and a read gives what it gave", async () => {
  const { id, outs } = await created();
  const news = { ...inputs, callbackUri: `${endpoint.url}?from=update` };

  const updated = await bridge.update(id, outs, news);

  expect(await bridge.read(id, updated.outs)).toEqual({ id, props: updated.outs, inputs: news });
  expect(address()).toBe(news.callbackUri);
});

test("contract_update_without_create: an update of a number that never existed fails, and changes nothing", async () => {
  const never = { ...inputs, phoneNumberId: "999999999999999" };

  await expect(bridge.update("999999999999999", never, never)).rejects.toThrow("999999999999999");

  expect(changes()).toBe(0);
});

test("contract_delete_read: an override that was cleared by hand reads as gone", async () => {
  const { id, outs } = await created();
  world.simulator.changeNumber(ID, { webhookOverrides: {} });

  expect(await bridge.read(id, outs)).toBe("gone");
});

test("contract_delete_read: the override of a number that was deleted reads as gone", async () => {
  const { id, outs } = await created();
  world.simulator.removeNumber(ID);

  expect(await bridge.read(id, outs)).toBe("gone");
});

test("contract_delete_delete: a second deletion finds nothing to do", async () => {
  const { id, outs } = await created();
  const other = await elsewhere();
  await other.delete(id, outs);
  const before = changes();

  await other.delete(id, outs);

  expect(changes()).toBe(before);
});

test("contract_delete_create: an address that was cleared can be set again", async () => {
  const { id, outs } = await created();
  await (await elsewhere()).delete(id, outs);

  await (await elsewhere()).create(inputs);

  expect(address()).toBe(endpoint.url);
});

test("a check that must fail does fail", async () => {
  const { failures } = await bridge.check({
    ...inputs,
    callbackUri: "http://example.com/hook",
    verifyToken: "",
  });

  expect(failures).toEqual([
    { property: "", reason: "verifyToken is empty: write the text that the endpoint compares" },
    { property: "", reason: "callbackUri is not https: Meta calls https addresses only" },
  ]);
});
