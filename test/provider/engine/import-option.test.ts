import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const SOURCE = `
const { WhatsAppPhoneNumber } = require("pulumi-whatsapp");
new WhatsAppPhoneNumber("support", ${JSON.stringify(INPUTS)}, { import: "300000000000003" });
`;

test("the option import fails with one sentence that names the way", async () => {
  const stack = await world.stack();

  const up = await stack.startUp(SOURCE);

  expect((await up.ended).code).not.toBe(0);
  expect(up.output()).toContain(
    'error: WhatsAppPhoneNumber "support": the option import: "300000000000003" does not work, because Pulumi cannot import dynamic resources. ' +
      "To manage the number, declare it with adoptExisting: true and without import; " +
      'to look it up only: WhatsAppPhoneNumber.get("support", "300000000000003").\n',
  );
  expect(up.output()).not.toMatch(/TypeError|\n\s+at /);
  expect(world.simulator.requests()).toEqual([]);
});
