import { startTunnelProxy } from "../../support/secure-front.cjs";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let proxy: Awaited<ReturnType<typeof startTunnelProxy>>;
beforeEach(async () => {
  world = await startWorld();
  proxy = await startTunnelProxy(1);
});
afterEach(async () => {
  await world.close();
  await proxy.close();
});

test.each(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])(
  "a proxy in %s does not get a plain request, which has the token in clear",
  async (variable) => {
    const bridge = await world.bridge({ env: { [variable]: `http://127.0.0.1:${proxy.port}` } });

    const { id } = await bridge.create(INPUTS);

    expect(world.simulator.numbers(ACCOUNT).map((number) => number.id)).toEqual([id]);
    expect([...proxy.others, ...proxy.tunnels]).toEqual([]);
  },
);
