import type { EngineStack, StoredResource } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

/** The engine records the line of the program for each resource. */
interface Recorded extends StoredResource {
  sourcePosition?: string;
}

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterAll(() => world.close());

const SOURCE = `
const { WhatsAppPhoneNumber } = require("pulumi-whatsapp");
const declare = (name) => {
  new WhatsAppPhoneNumber(name, ${JSON.stringify(INPUTS)});
};
["declared"].forEach(declare);
`;

test("the state records the line of the program that declares a number, not one of this package", async () => {
  const { code } = await (await stack.startUp(SOURCE)).ended;

  expect(code).toBe(0);
  const [number] = (await stack.resources()) as Recorded[];
  expect(number?.sourcePosition).toMatch(/^project:\/\/\/index\.js#4,/);
});
