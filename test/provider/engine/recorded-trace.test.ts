import type { EngineStack, StoredResource } from "../../support/engine";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

/** What the engine records of the program's lines. */
interface Recorded extends StoredResource {
  sourcePosition?: string;
  stackTrace?: { sourcePosition?: string }[];
}

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterAll(() => world.close());

const source = (id: string) => `
const { WhatsAppPhoneNumber } = require("pulumi-whatsapp");
const declare = (name) => {
  new WhatsAppPhoneNumber(name, ${JSON.stringify(INPUTS)});
};
["declared"].forEach(declare);
WhatsAppPhoneNumber.get("looked-up", "${id}", { businessAccountId: "${ACCOUNT}" });
`;

test("the trace in a number's state leads through the program, and through nothing else", async () => {
  const { id } = world.simulator.addNumber(ACCOUNT, {
    cc: "44",
    phoneNumber: "7911123456",
    verifiedName: "Acme Sales",
  });

  const { code } = await (await stack.startUp(source(id))).ended;

  expect(code).toBe(0);
  const recorded = (await stack.resources()) as Recorded[];
  const traces = recorded.map(({ urn, sourcePosition, stackTrace }) => [
    urn.split("::").at(-1),
    { sourcePosition, stackTrace: stackTrace?.map((frame) => frame.sourcePosition) },
  ]);
  const line = (number: number): unknown => expect.stringMatching(`^project:///index\\.js#${number},`);
  expect(Object.fromEntries(traces)).toEqual({
    // Between the two is Array.forEach, which has no line.
    declared: { sourcePosition: line(4), stackTrace: [line(4), undefined, line(6)] },
    "looked-up": { sourcePosition: line(7), stackTrace: [line(7)] },
  });
});
