import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { Program } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Its inputs are known only once the first number has been created. */
const second: Program = () => {
  const first = new WhatsAppPhoneNumber("first", INPUTS);
  const after = <T>(value: T): pulumi.Output<T> => first.phoneNumberId.apply(() => value);
  new WhatsAppPhoneNumber("second", {
    businessAccountId: after(INPUTS.businessAccountId),
    cc: after("1"),
    phoneNumber: after("2025550124"),
    verifiedName: pulumi.interpolate`Acme ${first.cc}`,
  });
};

test("a number whose inputs are not known yet is planned, not refused, and created once they are", async () => {
  const stack = await world.stack();

  const preview = await stack.preview(second);
  const sentByPreview = world.simulator.requests();
  const up = await stack.up(second);
  const again = await stack.preview(second);

  expect(preview).toMatchObject({ ok: true, changes: { create: 3 } });
  expect(sentByPreview).toEqual([]);
  expect(up.ok).toBe(true);
  expect(
    world.simulator.numbers().map(({ phoneNumber, verifiedName }) => [phoneNumber, verifiedName]),
  ).toEqual([
    ["2025550123", "Acme Support"],
    ["2025550124", "Acme 1"],
  ]);
  expect(again).toMatchObject({ ok: true, changes: { same: 3 } });
});
