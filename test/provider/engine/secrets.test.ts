import type { EngineStack } from "../../support/engine";
import { declares, declaresNothing } from "../../support/number";
import {
  APP_SECRET,
  expectNoSecretIn,
  OTHER_ACCOUNT,
  OTHER_TOKEN,
  startWorld,
  TOKEN,
  type World,
} from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld({ appSecret: APP_SECRET });
  // From the environment: the engine masks what it knows from config, and does not know these.
  stack = await world.stack({
    config: { "whatsapp:accessToken": undefined, "whatsapp:requestTimeoutSeconds": "2" },
    env: {
      WHATSAPP_ACCESS_TOKEN: TOKEN,
      WHATSAPP_ACCESS_TOKENS: JSON.stringify({ [OTHER_ACCOUNT]: OTHER_TOKEN }),
      WHATSAPP_APP_SECRET: APP_SECRET,
      DEBUG: "*",
    },
  });
});
afterEach(() => world.simulator.faults.clear());
afterAll(() => world.close());

/** With everything that the CLI can say, and everything that the log of its plugins holds. */
const LOUD = { logToStdErr: true, logVerbosity: 9, logFlow: true, debug: true } as const;

describe("tokens and the app's secret, with every log turned on", () => {
  test("are not in what a failing up says, nor in the init error that it stores", async () => {
    world.simulator.faults.add({ on: { method: "POST" }, then: { kind: "lag", node: 1000 } });

    const up = await stack.up(declares(), LOUD);

    expect(up.ok).toBe(false);
    expect(await stack.resources()).toMatchObject([{ initErrors: [expect.any(String)] }]);
    expectNoSecretIn(up.output, await stack.stored());
  });

  test("are not in what refresh says when Meta repeats the token", async () => {
    const message = `Malformed access token ${TOKEN}`;
    world.simulator.faults.add({ times: Infinity, then: { kind: "error", code: 190, message } });

    const refresh = await stack.refresh(LOUD);

    expect(refresh.ok).toBe(false);
    expect(refresh.output).toContain("Malformed access token");
    expectNoSecretIn(refresh.output, await stack.stored());
  });

  test("are not in what a refused deletion says", async () => {
    const up = await stack.up(declaresNothing, LOUD);

    expect(up.ok).toBe(false);
    expectNoSecretIn(up.output, await stack.stored());
  });
});

describe("a token in stack config", () => {
  test("is stored encrypted, and shown by no command", async () => {
    const other = await world.stack({ config: { "whatsapp:appSecret": APP_SECRET } });

    const up = await other.up(declares({ phoneNumber: "2025550124" }));
    const refresh = await other.refresh();

    expect(up.ok).toBe(true);
    expectNoSecretIn(up.output, refresh.output, await other.stored());
  });
});
