import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, expectNoSecretIn, OTHER_TOKEN, startWorld, TOKEN, type World } from "../../support/world";

let folder: string;
let world: World;
let stack: EngineStack;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-test-"));
  const data = path.join(folder, "numbers.json");
  const before = await startWorld({ data, accounts: [{ id: ACCOUNT, tokens: [TOKEN] }] });
  const port = Number(new URL(before.simulator.url).port);
  stack = await before.stack();
  await stack.up(declares());
  await before.simulator.close();
  // The same numbers, another token: the one in stack config is worth nothing any more.
  world = await startWorld({ data, port, accounts: [{ id: ACCOUNT, tokens: [OTHER_TOKEN] }] });
});
afterAll(async () => {
  await stack.remove();
  await world.close();
  await rm(folder, { recursive: true });
});

describe("a token that was rotated after the last up", () => {
  test("fails refresh: it gets the stack config that the last up saved", async () => {
    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(false);
    expect(refresh.output).toMatch(/code 190.*WHATSAPP_ACCESS_TOKEN/s);
  });

  test("reaches refresh through the environment", async () => {
    stack.setEnvironment({ WHATSAPP_ACCESS_TOKEN: OTHER_TOKEN });

    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(true);
    expectNoSecretIn(refresh.output);
  });

  test("reaches destroy through the environment", async () => {
    for (const { id } of world.simulator.numbers(ACCOUNT)) world.simulator.removeNumber(id);

    const destroy = await stack.destroy();

    expect(destroy.ok).toBe(true);
    expectNoSecretIn(destroy.output, await stack.stored());
  });
});
