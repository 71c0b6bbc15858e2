/** The contract tests of resource types for a registration: `resource-contract.test.ts` has them for numbers. */
import type { Bridge, Properties } from "../../support/bridge";
import { REGISTRATION_HANDLE } from "../../support/handle";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const ID = "120000000000001";
const INPUTS = { businessAccountId: ACCOUNT, phoneNumberId: ID, pin: "482915" };

let world: World;
let bridge: Bridge;
beforeEach(async () => {
  world = await startWorld();
  world.simulator.addNumber(ACCOUNT, {
    ...{ id: ID, cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" },
    ...{ codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" },
  });
  bridge = await world.bridge({ handle: REGISTRATION_HANDLE });
});
afterEach(() => world.close());

const platform = () => world.simulator.numbers()[0]?.platformType;
const calls = (edge: "register" | "deregister") => world.simulator.requests({ method: "POST", edge }).length;

async function created(edit: Properties = {}): Promise<{ id: string; outs: Properties }> {
  const { inputs, failures } = await bridge.check({ ...INPUTS, ...edit });
  expect(failures).toEqual([]);
  return bridge.create(inputs);
}

test("contract_create_create: a second creation takes the registration over, without a second call", async () => {
  const { id } = await created();

  expect((await created()).id).toBe(id);

  expect(calls("register")).toBe(1);
});

test("contract_create_read: a read gives what the creation gave", async () => {
  const { id, outs } = await created();

  expect(await bridge.read(id, outs)).toEqual({ id, props: outs, inputs: INPUTS });
});

test("contract_create_delete: a deletion forgets the registration, or takes the number offline", async () => {
  const { id, outs } = await created();
  await bridge.delete(id, outs);
  expect(platform()).toBe("CLOUD_API");

  const elsewhere = await world.bridge({ handle: REGISTRATION_HANDLE });
  await elsewhere.delete(id, { ...outs, deregisterOnDelete: true });
  expect(platform()).toBe("NOT_APPLICABLE");
  expect(calls("deregister")).toBe(1);
});

test("contract_update_read: another PIN is an update, and a read gives what it gave", async () => {
  const { id, outs } = await created();
  const news = { ...INPUTS, pin: "730164" };

  const updated = await bridge.update(id, outs, news);

  expect(await bridge.read(id, updated.outs)).toEqual({ id, props: updated.outs, inputs: news });
  expect(updated.outs).toMatchObject({ pin: "730164", registered: true });
  expect(calls("register")).toBe(1);
});

test("contract_update_without_create: an update of a number that never existed fails, and changes nothing", async () => {
  const never = "999999999999999";

  const update = bridge.update(
    never,
    { ...INPUTS, phoneNumberId: never },
    { ...INPUTS, phoneNumberId: never },
  );

  await expect(update).rejects.toThrow(never);
  expect(world.simulator.requests({ method: "POST" })).toEqual([]);
});

test("contract_delete_read: the registration of a number that was deleted reads as gone", async () => {
  const { id, outs } = await created();
  world.simulator.removeNumber(id);

  expect(await bridge.read(id, outs)).toBe("gone");
});

test("contract_delete_update: an update of one that was deleted fails", async () => {
  const { id, outs } = await created();
  world.simulator.removeNumber(id);

  await expect(bridge.update(id, outs, { ...INPUTS, pin: "730164" })).rejects.toThrow(id);
});

test("contract_delete_delete: a second deletion finds nothing to do", async () => {
  const { id, outs } = await created();
  const elsewhere = await world.bridge({ handle: REGISTRATION_HANDLE });
  const offline = { ...outs, deregisterOnDelete: true };

  await elsewhere.delete(id, offline);
  await elsewhere.delete(id, offline);

  expect(calls("deregister")).toBe(1);
});

test("contract_delete_create: a number that was deregistered can be registered again", async () => {
  const { id, outs } = await created();
  const elsewhere = await world.bridge({ handle: REGISTRATION_HANDLE });
  await elsewhere.delete(id, { ...outs, deregisterOnDelete: true });

  const third = await world.bridge({ handle: REGISTRATION_HANDLE });
  expect((await third.create(INPUTS)).outs).toMatchObject({ registered: true });

  expect(calls("register")).toBe(2);
});

test("a check that must fail does fail", async () => {
  const { failures } = await bridge.check({ ...INPUTS, pin: "12345", dataRegion: "FR" });

  expect(failures).toEqual([
    { property: "", reason: "pin must have six digits and nothing else" },
    { property: "dataRegion", reason: expect.stringContaining("write one of") as string },
  ]);
});
