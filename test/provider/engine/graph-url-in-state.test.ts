import { type CannedServer, startCannedServer } from "../../support/canned-server";
import type { EngineStack, StackOptions } from "../../support/engine";
import { declares } from "../../support/number";
import { startWorld, TOKEN, type World } from "../../support/world";

let world: World;
let elsewhere: CannedServer;
let tokens: (string | undefined)[];
beforeEach(async () => {
  world = await startWorld();
  tokens = [];
  elsewhere = await startCannedServer((response, request) => {
    tokens.push(request.headers.authorization);
    response.writeHead(400).end();
  });
});
afterEach(async () => {
  await world.close();
  await elsewhere.close();
});

/** A stack in whose state somebody has changed the address that the last up saved. */
async function withChangedAddress(options: StackOptions = {}): Promise<EngineStack> {
  const stack = await world.stack(options);
  await stack.up(declares());
  const state = JSON.stringify(await stack.exportState());
  await stack.importState(
    JSON.parse(state.replaceAll(world.simulator.url, elsewhere.url)) as Awaited<
      ReturnType<EngineStack["exportState"]>
    >,
  );
  return stack;
}

describe("an address in the state that somebody changed", () => {
  test("gets the token in a refresh: the engine hands over the config that the state holds", async () => {
    const stack = await withChangedAddress();

    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(false);
    expect(tokens).toContain(`Bearer ${TOKEN}`);
  });

  test("gets nothing where WHATSAPP_GRAPH_URL is set", async () => {
    const stack = await withChangedAddress({ env: { WHATSAPP_GRAPH_URL: world.simulator.url } });

    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(true);
    expect(tokens).toEqual([]);
  });
});
