/** The contract tests of resource types for a business profile: `resource-contract.test.ts` has them for numbers. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Bridge, Properties } from "../../support/bridge";
import { PROFILE_HANDLE } from "../../support/handle";
import { APP, png, sha256 } from "../../support/picture";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const ID = "120000000000001";
const INPUTS = {
  businessAccountId: ACCOUNT,
  phoneNumberId: ID,
  about: "Here to help",
  address: "",
  websites: ["https://example.com"],
};

let world: World;
let bridge: Bridge;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "profile-test-"));
  world = await startWorld();
  world.simulator.addNumber(ACCOUNT, {
    ...{ id: ID, cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" },
    ...{ platformType: "CLOUD_API", status: "CONNECTED", profile: { email: "hand@example.com" } },
  });
  bridge = await world.bridge({ handle: PROFILE_HANDLE, config: { "whatsapp:appId": APP } });
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

const profile = () => world.simulator.numbers()[0]?.profile;
const posts = () => world.simulator.requests({ method: "POST", edge: "whatsapp_business_profile" }).length;

async function created(edit: Properties = {}): Promise<{ id: string; outs: Properties }> {
  const { inputs, failures } = await bridge.check({ ...INPUTS, ...edit });
  expect(failures).toEqual([]);
  return bridge.create(inputs);
}

async function pictureOf(content: string): Promise<string> {
  const file = path.join(folder, "logo.png");
  await writeFile(file, png(content));
  return file;
}

test("contract_create_create: a second creation takes the profile over, without a second change", async () => {
  const { id } = await created();

  expect((await created()).id).toBe(id);

  expect(posts()).toBe(1);
});

test("contract_create_read: a read gives what the creation gave, although Meta writes a website otherwise", async () => {
  const { id, outs } = await created();

  expect(await bridge.read(id, outs)).toEqual({ id, props: outs, inputs: INPUTS });
});

test("contract_create_delete: a deletion forgets the profile, and says that it stays", async () => {
  const { id, outs } = await created();

  const elsewhere = await world.bridge({ handle: PROFILE_HANDLE });
  await elsewhere.delete(id, outs);

  expect(profile()).toMatchObject({ about: "Here to help", email: "hand@example.com" });
  expect(elsewhere.stderr()).toContain("stays unchanged at Meta");
});

test("contract_update_read: other values are an update, and a read gives what it gave", async () => {
  const { id, outs } = await created();
  const news = { ...INPUTS, about: "Back soon", websites: [], vertical: "RETAIL" };

  const updated = await bridge.update(id, outs, news);

  expect(await bridge.read(id, updated.outs)).toEqual({ id, props: updated.outs, inputs: news });
  expect(profile()).toEqual({
    ...{ about: "Back soon", websites: [], vertical: "RETAIL", email: "hand@example.com" },
  });
});

test("contract_update_without_create: an update of a number that never existed fails, and changes nothing", async () => {
  const never = "999999999999999";
  const inputs = { ...INPUTS, phoneNumberId: never };

  await expect(bridge.update(never, inputs, inputs)).rejects.toThrow(never);
  expect(world.simulator.requests({ method: "POST" })).toEqual([]);
});

test("contract_delete_read: the profile of a number that was deleted reads as gone", async () => {
  const { id, outs } = await created();
  world.simulator.removeNumber(id);

  expect(await bridge.read(id, outs)).toBe("gone");
});

test("contract_delete_update: an update of one that was deleted fails", async () => {
  const { id, outs } = await created();
  world.simulator.removeNumber(id);

  await expect(bridge.update(id, outs, { ...INPUTS, about: "Back soon" })).rejects.toThrow(id);
});

test("contract_delete_delete: a second deletion finds nothing to do", async () => {
  const { id, outs } = await created();
  world.simulator.clearRequests();

  await bridge.delete(id, outs);
  await bridge.delete(id, outs);

  expect(world.simulator.requests()).toEqual([]);
});

test("contract_delete_create: a profile that was forgotten can be declared again", async () => {
  const { id, outs } = await created();
  await bridge.delete(id, outs);

  const third = await world.bridge({ handle: PROFILE_HANDLE });

  expect((await third.create(INPUTS)).outs).toEqual(outs);
});

test("a check that must fail does fail, with every reason", async () => {
  const { failures } = await bridge.check({ ...INPUTS, about: "", websites: ["example.com"], colour: "red" });

  expect(failures).toEqual([
    { property: "about", reason: expect.stringContaining("cannot be empty") as string },
    { property: "websites", reason: expect.stringContaining('write "https://example.com"') as string },
    { property: "colour", reason: expect.stringContaining("is not an input") as string },
  ]);
});

test("a picture goes to Meta with its bytes, once, and again when the file has changed", async () => {
  const picture = await pictureOf("one");
  const { id, outs } = await created({ picture });
  expect(profile()?.pictureSha256).toBe(sha256(png("one")));
  expect(outs.pictureSha256).toBe(sha256(png("one")));
  expect(await bridge.diff(id, outs, { ...INPUTS, picture })).toMatchObject({ changes: false });

  await pictureOf("two");

  expect(await bridge.diff(id, outs, { ...INPUTS, picture })).toMatchObject({ changes: true });
  await bridge.update(id, outs, { ...INPUTS, picture });
  expect(profile()?.pictureSha256).toBe(sha256(png("two")));
  expect(world.simulator.requests({ edge: "uploads" })).toHaveLength(2);
  expect(world.simulator.requests({ edge: "upload" })).toHaveLength(2);
});

test("a picture of 5 MB arrives whole", async () => {
  const content = "x".repeat(5 * 1024 * 1024 - 8);

  await created({ picture: await pictureOf(content) });

  expect(profile()?.pictureSha256).toBe(sha256(png(content)));
});

test("the profile of a number that is not registered waits, and is completed once it is", async () => {
  world.simulator.changeNumber(ID, { platformType: "NOT_APPLICABLE" });
  const { id, outs } = await created();
  expect(outs).toMatchObject({ pending: "registration" });
  expect(posts()).toBe(0);

  world.simulator.changeNumber(ID, { platformType: "CLOUD_API" });

  expect(await bridge.diff(id, outs, INPUTS)).toMatchObject({ changes: true });
  expect((await bridge.update(id, outs, INPUTS)).outs).toMatchObject({ pending: null });
  expect(profile()).toMatchObject({ about: "Here to help" });
});
