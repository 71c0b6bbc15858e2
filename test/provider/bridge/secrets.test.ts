import {
  APP_SECRET,
  expectNoSecretIn,
  INPUTS,
  OTHER_ACCOUNT,
  OTHER_TOKEN,
  startWorld,
  TOKEN,
  type World,
} from "../../support/world";
import type { FaultInput } from "whatsapp-graph-simulator";

let world: World;
beforeEach(async () => {
  world = await startWorld({ appSecret: APP_SECRET });
});
afterEach(() => world.close());

/** Everything that a failing creation gives to the engine and prints. */
async function failingCreation(fault: FaultInput, env: Record<string, string> = {}) {
  const bridge = await world.bridge({
    config: {
      "whatsapp:appSecret": APP_SECRET,
      "whatsapp:accessTokens": JSON.stringify({ [OTHER_ACCOUNT]: OTHER_TOKEN }),
      "whatsapp:maxRetries": "0",
      "whatsapp:requestTimeoutSeconds": "2",
    },
    env,
  });
  world.simulator.faults.add(fault);
  const failure = await bridge.create(INPUTS).catch((error: unknown) => error);
  if (!(failure instanceof Error)) throw new Error("The creation was to fail");
  return [failure.message, JSON.stringify(failure), bridge.stderr()];
}

describe("tokens and the app's secret appear nowhere", () => {
  test.each<[string, FaultInput["then"]]>([
    [
      "Meta repeats them in its message",
      { kind: "error", code: 190, message: `Malformed access token ${TOKEN} ${encodeURIComponent(TOKEN)}` },
    ],
    [
      "Meta repeats them in the details",
      { kind: "error", code: 100, details: `${TOKEN} ${APP_SECRET}`, userMessage: OTHER_TOKEN },
    ],
    ["the connection drops", { kind: "drop", when: "before-commit" }],
    ["no answer comes", { kind: "hang", when: "before-commit" }],
    ["the answer is an error page", { kind: "serverError", status: 502, body: "garbage" }],
    ["the number cannot be read afterwards", { kind: "lag", node: 1000, listing: 1000 }],
    ["the token lost its access", { kind: "permissionLost", code: 190 }],
  ])("when %s", async (_what, then) => {
    const texts = await failingCreation({ times: Infinity, then });

    expect(texts.join("").length).toBeGreaterThan(50);
    expectNoSecretIn(...texts);
  });

  test.each(["drop", "hang"] as const)("with DEBUG=*, when an answer is lost (%s)", async (kind) => {
    const texts = await failingCreation({ times: Infinity, then: { kind } }, { DEBUG: "*" });

    expectNoSecretIn(...texts);
  });

  test("when the token comes from the environment, which the engine does not mask", async () => {
    const texts = await failingCreation(
      { then: { kind: "error", code: 190, message: `Malformed access token ${OTHER_TOKEN}` } },
      { WHATSAPP_ACCESS_TOKEN: OTHER_TOKEN },
    );

    expectNoSecretIn(...texts);
  });
});

test("the simulator's ledger holds no token either", async () => {
  const bridge = await world.bridge({ config: { "whatsapp:appSecret": APP_SECRET } });

  await bridge.create(INPUTS);

  expectNoSecretIn(JSON.stringify(world.simulator.requests()));
});
