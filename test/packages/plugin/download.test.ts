import { readFile } from "node:fs/promises";

import { stringify } from "yaml";

import { type Answer, type CannedServer, startCannedServer } from "../../support/canned-server";
import { startWorld, type World } from "../../support/world";
import { yamlNumber } from "../../support/yaml";
import { type Archives, makeArchives } from "./support/archives";

let archives: Archives;
let archive: Buffer;
let answer: Answer;
let server: CannedServer;
let world: World;
beforeAll(async () => {
  archives = await makeArchives();
  archive = await readFile(archives.path(archives.ownName));
  server = await startCannedServer((response, request) => answer(response, request));
});
afterAll(async () => {
  await server.close();
  await archives.remove();
});
beforeEach(async () => {
  server.requests.splice(0);
  world = await startWorld();
});
afterEach(() => world.close());

/** Without `plugins`: Pulumi has to find the plugin by itself. */
const program = () =>
  stringify({
    name: "numbers",
    runtime: "yaml",
    resources: { support: yamlNumber({}, { version: archives.version, pluginDownloadURL: server.url }) },
  });

const stack = () =>
  world.stack({ yaml: program(), env: { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false" } });

test("pulumi up downloads the plugin of this machine from the address in the program, once, and runs it", async () => {
  answer = (response) => response.end(archive);
  const numbers = await stack();

  const up = await numbers.up();
  const preview = await numbers.preview();

  expect(up).toMatchObject({ ok: true, changes: { create: 2 } });
  expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  expect(world.simulator.numbers()).toHaveLength(1);
  expect(server.requests).toEqual([`GET /${archives.ownName}`]);
});

describe.each<[string, Answer, RegExp]>([
  [
    "has no archive",
    (response) => response.writeHead(404).end(),
    /404 HTTP error fetching plugin from http:/,
  ],
  [
    "sends an archive that is cut off",
    (response) => response.end(archive.subarray(0, archive.length / 2)),
    /error installing provider whatsapp: .*unexpected EOF/,
  ],
])("if the server %s", (_what, broken, reason) => {
  test("pulumi up creates nothing and says why; the next one heals", async () => {
    answer = broken;
    const numbers = await stack();

    const failed = await numbers.up();
    const created = world.simulator.numbers();
    answer = (response) => response.end(archive);
    const healed = await numbers.up();

    expect(failed.ok).toBe(false);
    expect(failed.output).toMatch(reason);
    expect(failed.output).toContain(`pulumi plugin install resource whatsapp v${archives.version}`);
    expect(created).toEqual([]);
    expect(healed.ok).toBe(true);
    expect(world.simulator.numbers()).toHaveLength(1);
  });
});
