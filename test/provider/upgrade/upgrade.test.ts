import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Deployment } from "@pulumi/pulumi/automation";

import type { EngineStack, StackOptions } from "../../support/engine";
import { ACCOUNT, INPUTS, startWorld, TOKEN, type World } from "../../support/world";
import { declareNumbers as program } from "./program";

/**
 * What each release left in the state of a stack with `program`: `pulumi stack export`, without what belongs to the machine. A file is
 * added with every release, by `npm run record-state`, and never changed.
 */
const GOLDEN = path.join(__dirname, "golden-state");
const RELEASES = readdirSync(GOLDEN);

/** The same contract, none of the code: its answers show whose code ran. */
const ANOTHER_RELEASE = `exports.handler = () => ({
  check: async (olds, { __provider, ...inputs }) => ({ inputs, failures: [] }),
  diff: async () => ({ changes: false }),
  read: async (id, { __provider, ...props }) => ({ id, props: { ...props, status: "READ BY ANOTHER RELEASE" } }),
  delete: async () => { throw new Error("another release was asked to delete"); },
});`;

let world: World;
afterEach(() => world.close());

/** A stack whose state an earlier release wrote, and the numbers in it at Meta. */
async function givenState(file: string, options: StackOptions = {}): Promise<EngineStack> {
  const golden = JSON.parse(await readFile(path.join(GOLDEN, file), "utf8")) as Deployment;
  world = await startWorld();
  const env = { WHATSAPP_GRAPH_URL: world.simulator.url, WHATSAPP_ACCESS_TOKEN: TOKEN };
  const stack = await world.stack({ env, ...options });
  await stack.importState(golden);
  for (const { id, inputs } of await stack.resources()) {
    const { cc, phoneNumber, verifiedName } = inputs as typeof INPUTS;
    world.simulator.addNumber(ACCOUNT, { ...(id !== undefined && { id }), cc, phoneNumber, verifiedName });
  }
  return stack;
}

describe.each(RELEASES)("a state written by release %s", (file) => {
  test("leaves nothing to do: not before a refresh, not in it, not after it", async () => {
    const stack = await givenState(file);

    const before = await stack.preview(program);
    const sent = world.simulator.requests();
    const refresh = await stack.refresh();
    const after = await stack.preview(program);

    expect(before).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(sent).toEqual([]);
    expect(refresh).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(after).toMatchObject({ ok: true, changes: { same: 3 } });
  });

  test("is served by the code that is installed, not by code in the state", async () => {
    const stack = await givenState(file, {
      installed: { "pulumi-whatsapp": { "handler.js": ANOTHER_RELEASE } },
    });

    const preview = await stack.preview(program);
    const refresh = await stack.refresh();
    const removal = await stack.up(() => undefined);

    expect(preview).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(refresh.ok).toBe(true);
    expect((await stack.resources()).map(({ outputs }) => outputs?.status)).toEqual(
      Array(2).fill("READ BY ANOTHER RELEASE"),
    );
    expect(removal.output).toContain("another release was asked to delete");
    expect(world.simulator.requests()).toEqual([]);
  });
});
