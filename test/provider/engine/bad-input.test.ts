import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test("inputs that are wrong fail in preview with all reasons at once, and nothing is sent", async () => {
  const stack = await world.stack();

  const preview = await stack.preview(() => {
    new WhatsAppPhoneNumber("support", {
      businessAccountId: "acme",
      cc: "+1",
      phoneNumber: "202-555-0123",
      verifiedName: "A",
    });
  });

  expect(preview.ok).toBe(false);
  for (const part of ["businessAccountId", "numeric id", "write 1,", 'write "2025550123"', "2 to 75"]) {
    expect(preview.output).toContain(part);
  }
  expect(world.simulator.requests()).toEqual([]);
});

test("an input that does not exist fails in preview, by name", async () => {
  const stack = await world.stack();
  const misspelt = { ...INPUTS, adoptexisting: true };

  const preview = await stack.preview(() => {
    new WhatsAppPhoneNumber("support", misspelt);
  });

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("adoptexisting");
});
