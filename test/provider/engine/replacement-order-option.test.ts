import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { declares } from "../../support/number";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(declares());
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

const ANOTHER = { phoneNumber: "2025550199" };
const CREATE_FIRST = { deleteBeforeReplace: false };

/** The same, set where only the last transformation sees it. */
const createsFirstByTheStack: Program = () => {
  pulumi.runtime.registerStackTransformation(({ props, opts }) => ({
    props: props,
    opts: { ...opts, ...CREATE_FIRST },
  }));
  new WhatsAppPhoneNumber("support", { ...INPUTS, ...ANOTHER });
};

describe("deleteBeforeReplace: false, which overrules the order of the provider", () => {
  test("is no difference, and not stored", async () => {
    const up = await stack.up(declares({}, CREATE_FIRST));

    expect(up).toMatchObject({ ok: true, changes: { same: 2 } });
    const [number] = await stack.resources();
    expect({ ...number?.inputs, ...number?.outputs }).not.toHaveProperty("deleteBeforeReplace");
  });

  test.each([
    ["the program", declares(ANOTHER, CREATE_FIRST)],
    ["a stack transformation", createsFirstByTheStack],
  ])("fails in preview and in up if %s sets it and the number changes", async (_who, program) => {
    const before = await stack.resources();

    const preview = await stack.preview(program);
    const up = await stack.up(program);

    expect(preview.output).toMatch(
      /resource 'support' has a problem: with deleteBeforeReplace: false, a second number would be created/,
    );
    expect([preview.ok, up.ok]).toEqual([false, false]);
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
    expect(await stack.resources()).toEqual(before);
  });

  test("leaves nothing to do if the change is taken back", async () => {
    const preview = await stack.preview(declares({}, CREATE_FIRST));

    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  });
});

describe("deleteBeforeReplace: true for a number that is retained", () => {
  const options = { retainOnDelete: true, deleteBeforeReplace: true };

  test("fails in preview if the number changes: a failed creation would lose the entry", async () => {
    await stack.up(declares({}, options));

    const preview = await stack.preview(declares(ANOTHER, options));

    expect(preview.ok).toBe(false);
    expect(preview.output).toMatch(/with deleteBeforeReplace: true, the old number would leave the state/);
  });

  test("is no obstacle once it is left out", async () => {
    const up = await stack.up(declares(ANOTHER, { retainOnDelete: true }));

    expect(up).toMatchObject({ ok: true, changes: { replace: 1 } });
  });
});
