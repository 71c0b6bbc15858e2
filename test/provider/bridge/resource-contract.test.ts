/**
 * The contract tests that CloudFormation asks of every resource type, by their names, each in the variant that fits a resource which
 * its API can neither update nor delete: what the API refuses has to be refused and change nothing, and a deletion is one that
 * somebody made in WhatsApp Manager.
 *
 * The list: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/contract-tests.html
 */
import type { Bridge, Properties } from "../../support/bridge";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;
beforeEach(async () => {
  world = await startWorld();
  bridge = await world.bridge();
});
afterEach(() => world.close());

const ids = () => world.simulator.numbers().map(({ id }) => id);

async function created(): Promise<{ id: string; outs: Properties }> {
  const { inputs, failures } = await bridge.check(INPUTS);
  expect(failures).toEqual([]);
  return bridge.create(inputs);
}

async function createdAndDeletedByHand(): Promise<{ id: string; outs: Properties }> {
  const number = await created();
  world.simulator.removeNumber(number.id);
  return number;
}

test("contract_create_create: a second creation of the same number is refused, with the id of the first", async () => {
  const { id } = await created();

  await expect(bridge.create(INPUTS)).rejects.toThrow(id);

  expect(ids()).toEqual([id]);
});

test("contract_create_read: a read gives what the creation gave", async () => {
  const { id, outs } = await created();

  expect(await bridge.read(id, outs)).toEqual({ id, props: outs, inputs: INPUTS });
});

test("contract_create_delete: a number that exists is not deleted, one that is gone is", async () => {
  const { id, outs } = await created();

  await expect(bridge.delete(id, outs)).rejects.toThrow("no call that deletes");
  expect(ids()).toEqual([id]);

  world.simulator.removeNumber(id);
  await expect(bridge.delete(id, outs)).resolves.toBeUndefined();
});

test("contract_create_list: the account lists the number, so that it can be adopted", async () => {
  const { id } = await created();
  const elsewhere = await world.bridge();

  const adopted = await elsewhere.create({ ...INPUTS, adoptExisting: true });

  expect(adopted.id).toBe(id);
  expect(ids()).toEqual([id]);
});

test("contract_update_read: a rename is refused, and a read shows the old name", async () => {
  const { id, outs } = await created();

  await expect(bridge.update(id, outs, { ...INPUTS, verifiedName: "Acme Help" })).rejects.toThrow(
    "verifiedName",
  );

  expect(await bridge.read(id, outs)).toMatchObject({ props: { verifiedName: "Acme Support" } });
});

test("contract_update_list: a rename that is refused leaves the account's list as it was", async () => {
  const { id, outs } = await created();
  const before = world.simulator.numbers();

  await expect(bridge.update(id, outs, { ...INPUTS, verifiedName: "Acme Help" })).rejects.toThrow();

  expect(world.simulator.numbers()).toEqual(before);
});

test("contract_update_without_create: an update of a number that never existed fails, and creates nothing", async () => {
  const never = { id: "999999999999999", outs: { ...INPUTS, displayPhoneNumber: "+1 202-555-0123" } };

  await expect(bridge.update(never.id, never.outs, INPUTS)).rejects.toThrow(never.id);

  expect(ids()).toEqual([]);
});

test("contract_delete_read: a number that was deleted reads as gone", async () => {
  const { id, outs } = await createdAndDeletedByHand();

  expect(await bridge.read(id, outs)).toBe("gone");
});

test("contract_delete_list: a number that was deleted is not found to be adopted, and is created anew", async () => {
  const { id } = await createdAndDeletedByHand();

  const again = await bridge.create({ ...INPUTS, adoptExisting: true });

  expect(again.id).not.toBe(id);
  expect(ids()).toEqual([again.id]);
});

test("contract_delete_update: an update of a number that was deleted fails", async () => {
  const { id, outs } = await createdAndDeletedByHand();

  await expect(bridge.update(id, outs, INPUTS)).rejects.toThrow(id);
});

test("contract_delete_delete: a second deletion finds nothing to do", async () => {
  const { id, outs } = await createdAndDeletedByHand();

  await bridge.delete(id, outs);

  await expect(bridge.delete(id, outs)).resolves.toBeUndefined();
});

test("contract_delete_create: a number that was deleted can be created again, and gets another id", async () => {
  const { id } = await createdAndDeletedByHand();

  const again = await created();

  expect(again.id).not.toBe(id);
  expect(ids()).toEqual([again.id]);
});

test("a check that must fail does fail", async () => {
  const { failures } = await bridge.check({ ...INPUTS, cc: "+1", verifiedName: "A" });

  expect(failures.map(({ property }) => property).sort()).toEqual(["cc", "verifiedName"]);
});
