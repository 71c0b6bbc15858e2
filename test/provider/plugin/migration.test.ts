import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Deployment } from "@pulumi/pulumi/automation";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack } from "../../support/engine";
import { ACCOUNT, INPUTS, startWorld, TOKEN, type World } from "../../support/world";
import { yaml, yamlNumber, type YamlResource } from "../../support/yaml";

const GOLDEN = path.join(__dirname, "../upgrade/golden-state");

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

/** Requests by which anything at Meta could change. */
const changes = () => world.simulator.requests().filter(({ method }) => method !== "GET");

/** The state of a stack for another one of the same name and project, as if the program was rewritten. */
const move = async (from: EngineStack, to: EngineStack) => to.importState(await from.exportState());

describe.each(readdirSync(GOLDEN))("a state that the class of release %s wrote", (file) => {
  async function givenState(): Promise<{ stack: EngineStack; resources: Record<string, YamlResource> }> {
    const golden = JSON.parse(await readFile(path.join(GOLDEN, file), "utf8")) as Deployment;
    const env = { WHATSAPP_GRAPH_URL: world.simulator.url, WHATSAPP_ACCESS_TOKEN: TOKEN };
    const stack = await world.stack({ yaml: yaml(), env });
    await stack.importState(golden);
    const resources: Record<string, YamlResource> = {};
    for (const { id, inputs, urn } of await stack.resources()) {
      const { __provider, ...declared } = inputs as typeof INPUTS & { __provider?: string };
      const { cc, phoneNumber, verifiedName } = declared;
      world.simulator.addNumber(ACCOUNT, { ...(id !== undefined && { id }), cc, phoneNumber, verifiedName });
      resources[urn.split("::").at(-1) ?? ""] = yamlNumber(declared);
    }
    await stack.write("Pulumi.yaml", yaml({ resources }));
    return { stack, resources };
  }

  test("is unchanged for the plugin: in preview, in up and after a refresh", async () => {
    const { stack } = await givenState();

    const preview = await stack.preview();
    const up = await stack.up();
    const refresh = await stack.refresh();
    const after = await stack.preview();

    expect(preview).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(up).toMatchObject({ ok: true });
    expect(refresh).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(after).toMatchObject({ ok: true, changes: { same: 3 } });
    const types = (await stack.resources()).map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(["whatsapp:index:PhoneNumber"]));
    expect(JSON.stringify(await stack.exportState())).not.toContain("exports.handler");
    expect(changes()).toEqual([]);
  });
});

test("a number that the class retains stays retained, if retainOnDelete is written as an input", async () => {
  const byClass = await world.stack();
  const byPlugin = await world.stack({
    yaml: yaml({ resources: { support: yamlNumber({ retainOnDelete: true }) } }),
  });
  await byClass.up(() => {
    new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
  });
  await move(byClass, byPlugin);

  const preview = await byPlugin.preview();
  await byPlugin.up();
  await byPlugin.write("Pulumi.yaml", yaml());
  const removed = await byPlugin.up();

  expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  expect(removed).toMatchObject({ ok: true, changes: { delete: 1 } });
  expect(world.simulator.numbers()).toHaveLength(1);
});
