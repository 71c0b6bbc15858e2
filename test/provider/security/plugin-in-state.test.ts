import { stringify } from "yaml";

import { type CannedServer, startCannedServer } from "../../support/canned-server";
import type { EngineStack } from "../../support/engine";
import { startWorld, type World } from "../../support/world";
import { yaml, yamlNumber } from "../../support/yaml";

interface Entry {
  type: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

const DOWNLOADS_ALLOWED = { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false" };
/** Without the plugin's folder. */
const BARE = stringify({ name: "numbers", runtime: "yaml" });

let world: World;
let elsewhere: CannedServer;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
  elsewhere = await startCannedServer((response) => response.writeHead(404).end());
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber() } }) });
  await stack.up();
});
afterEach(async () => {
  await elsewhere.close();
  await world.close();
});

async function edit(change: (entry: Entry) => void): Promise<void> {
  const state = await stack.exportState();
  const { resources } = state.deployment as { resources: Entry[] };
  resources.forEach(change);
  await stack.importState(state);
}

test("code in the state of a number is not run", async () => {
  const __provider = `require("http").get("${elsewhere.url}/ran"); exports.handler = () => ({});`;
  await edit((entry) => {
    if (entry.type !== "whatsapp:index:PhoneNumber") return;
    for (const values of [entry.inputs, entry.outputs]) values.__provider = __provider;
  });

  const refresh = await stack.refresh();
  const up = await stack.up();

  expect(refresh.ok && up.ok).toBe(true);
  expect(elsewhere.requests).toEqual([]);
});

describe("a state that names another version of the plugin and its address", () => {
  beforeEach(() =>
    edit((entry) => {
      if (entry.type !== "pulumi:providers:whatsapp") return;
      for (const values of [entry.inputs, entry.outputs]) {
        values.version = "9.9.9";
        values.__internal = { pluginDownloadURL: elsewhere.url };
      }
    }),
  );

  test("lets refresh download it", async () => {
    stack.setEnvironment(DOWNLOADS_ALLOWED);
    await stack.write("Pulumi.yaml", BARE);

    await stack.refresh();

    expect(elsewhere.requests).toContainEqual(expect.stringMatching(/^GET .*whatsapp-v9\.9\.9-/));
  });

  test("does not if downloads are turned off", async () => {
    await stack.write("Pulumi.yaml", BARE);

    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(false);
    expect(refresh.output).toContain("no resource plugin 'pulumi-resource-whatsapp' found");
    expect(elsewhere.requests).toEqual([]);
  });

  test("does not if Pulumi.yaml names the plugin's folder", async () => {
    stack.setEnvironment(DOWNLOADS_ALLOWED);

    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(true);
    expect(elsewhere.requests).toEqual([]);
  });
});
