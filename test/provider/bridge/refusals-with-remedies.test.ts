import type { FaultInput } from "whatsapp-graph-simulator";

import { type Bridge, type Properties, ProviderError } from "../../support/bridge";
import {
  ACCOUNT,
  INPUTS,
  OTHER_ACCOUNT,
  OTHER_TOKEN,
  startWorld,
  TOKEN,
  type World,
} from "../../support/world";

let world: World;
let bridge: Bridge;

const VERIFIED_ELSEWHERE = {
  cc: "1",
  phoneNumber: "2025550177",
  verifiedName: "Acme",
  codeVerificationStatus: "VERIFIED",
};
beforeAll(async () => {
  world = await startWorld({
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN], numberCap: 1 },
      { id: OTHER_ACCOUNT, tokens: [OTHER_TOKEN] },
    ],
  });
  bridge = await world.bridge();
});
afterEach(() => world.reset());
afterAll(() => world.close());

async function refusal(inputs: Properties = INPUTS): Promise<ProviderError> {
  const failure = await bridge.create(inputs).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ProviderError);
  return failure as ProviderError;
}

function meantime(then: FaultInput["then"]) {
  world.simulator.faults.add({ on: { method: "POST" }, times: Infinity, then });
}

describe("create, when Meta refuses", () => {
  test.each<[number, number | undefined, RegExp]>([
    [10, undefined, /permission/],
    [100, undefined, /correct the input/],
    [102, undefined, /new system user token/],
    [104, undefined, /appSecret/],
    [190, 460, /new system user token/],
    [200, undefined, /permission/],
    [368, undefined, /policies/],
    [200000, 3095008, /adoptExisting/],
    [100, 2388001, /migratePhoneNumber/],
    [2388001, undefined, /migratePhoneNumber/],
    [100, 2388103, /two-step verification/],
    [133016, undefined, /72 hours/],
  ])("with code %i, subcode %p: Meta's words, and what to do", async (code, subcode, remedy) => {
    const userMessage = "What Meta tells people.";
    meantime({ kind: "error", code, ...(subcode && { subcode }), message: "What Meta says", userMessage });

    const { message, recorded } = await refusal();

    expect(message).toContain("+1 2025550123");
    expect(message).toContain("What Meta says");
    expect(message).toContain(userMessage);
    expect(message).toContain(`code ${code}`);
    expect(message).toMatch(remedy);
    expect(message.split("What Meta says")).toHaveLength(2);
    expect(message).not.toMatch(/axios|node_modules|^\s+at /m);
    expect(recorded).toBeUndefined();
    expect(world.simulator.requests()).toHaveLength(1);
  });

  test("with a code that nobody documents: Meta's words and the trace", async () => {
    meantime({ kind: "error", code: 987654, message: "What Meta says" });

    const { message } = await refusal();

    expect(message).toMatch(/What Meta says.*code 987654.*trace \S+/s);
  });

  test("because the account is full: the text for people, which alone says so", async () => {
    world.simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550122", verifiedName: "Acme Sales" });

    const { message } = await refusal();

    expect(message).toMatch(/limit of 1 phone number/);
  });

  test("because another account has the number verified", async () => {
    const { phoneNumber } = world.simulator.addNumber(OTHER_ACCOUNT, VERIFIED_ELSEWHERE);

    const { message } = await refusal({ ...INPUTS, phoneNumber });

    expect(message).toMatch(/subcode 2388001.*migratePhoneNumber/s);
  });
});
