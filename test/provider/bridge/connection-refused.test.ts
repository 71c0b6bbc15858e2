import { type Bridge, startBridge } from "../../support/bridge";
import { startCannedServer } from "../../support/canned-server";
import { until } from "../../support/until";
import { ACCOUNT, configFor, INPUTS, startWorld, TOKEN } from "../../support/world";

/** A port on which nothing listens, that a simulator can take afterwards. */
async function freePort(): Promise<number> {
  const server = await startCannedServer((response) => response.end());
  await server.close();
  return Number(new URL(server.url).port);
}

let stop: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stop.map((one) => one()));
  stop = [];
});

describe("create, when the connection is refused before anything was sent", () => {
  test("tries again until the server is there, and creates one number", async () => {
    const port = await freePort();
    const bridge = await startBridge({
      config: configFor(`http://127.0.0.1:${port}`),
      // The only sign of a connection that was refused: nothing arrives anywhere.
      env: { NODE_DEBUG: "http" },
    });
    stop.push(() => bridge.close());

    const creation = bridge.create(INPUTS).then(
      ({ id }) => [id],
      (error: unknown) => error,
    );
    await refusedOnce(bridge);
    const world = await startWorld({ port, accounts: [{ id: ACCOUNT, tokens: [TOKEN] }] });
    stop.push(() => world.close());

    const created = await creation;

    expect(created).toEqual(world.simulator.numbers(ACCOUNT).map(({ id }) => id));
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  });

  test("gives up in the end, and says that the connection was refused: no doubt about the outcome", async () => {
    const bridge = await startBridge({
      config: { ...configFor(`http://127.0.0.1:${await freePort()}`), "whatsapp:maxRetries": "1" },
    });
    stop.push(() => bridge.close());

    const failure = await bridge.create(INPUTS).catch((error: unknown) => error);

    expect(failure).toMatchObject({ message: expect.stringMatching(/\+1 2025550123.*refused/s) as string });
    expect((failure as Error).message).not.toMatch(/unknown/i);
  });
});

function refusedOnce(bridge: Bridge): Promise<void> {
  return until(
    () => bridge.stderr().includes("ECONNREFUSED"),
    () => "No connection was refused.",
  );
}
