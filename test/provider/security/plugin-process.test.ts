import { once } from "node:events";
import { connect } from "node:net";
import path from "node:path";

import { type FakeEngine, startFakeEngine } from "../../support/fake-engine";
import { type ProviderProcess, startProvider } from "../../support/provider-process";
import { until } from "../../support/until";

const PLUGIN = path.resolve(__dirname, "../../../plugin/pulumi-resource-whatsapp");

let engine: FakeEngine;
let plugin: ProviderProcess;
beforeEach(async () => {
  engine = await startFakeEngine();
  plugin = await startProvider([PLUGIN], engine.address, { cwd: __dirname, env: {} });
});
afterEach(async () => {
  await plugin.end();
  engine.close();
});

async function canConnect(host: string): Promise<boolean> {
  const socket = connect({ host, port: plugin.port });
  const connected = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return connected;
}

test("the plugin listens at 127.0.0.1 and at no other address of the machine", async () => {
  expect(await canConnect("127.0.0.1")).toBe(true);
  // Of this machine too: whoever listens at every address listens there.
  expect(await canConnect("127.0.0.2")).toBe(false);
  expect(await canConnect("::1")).toBe(false);
});

test("the plugin ends when the engine has ended, even if the engine was killed", async () => {
  engine.close();

  await until(
    () => plugin.exitCode() !== null,
    () => "The plugin outlived its engine",
  );
});
