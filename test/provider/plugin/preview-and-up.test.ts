import type { EngineStack } from "../../support/engine";
import { INPUTS, outputsOf, startWorld, type World } from "../../support/world";
import { yaml, yamlNumber } from "../../support/yaml";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const declare = (...[program]: Parameters<typeof yaml>) => stack.write("Pulumi.yaml", yaml(program));

const NUMBER_WITH_OUTPUTS = {
  resources: { support: yamlNumber() },
  outputs: { id: "${support.phoneNumberId}", shown: "${support.displayPhoneNumber}" },
};

describe("a number in a YAML program", () => {
  beforeEach(async () => {
    stack = await world.stack({ yaml: yaml(NUMBER_WITH_OUTPUTS) });
  });

  test("is created once, read, and then nothing is left to do", async () => {
    const preview = await stack.preview();
    const sentByPreview = world.simulator.requests();
    const up = await stack.up();
    const again = await stack.preview();
    const refresh = await stack.refresh();

    const [number] = world.simulator.numbers();
    expect(preview).toMatchObject({ ok: true, changes: { create: 2 } });
    expect(sentByPreview).toEqual([]);
    expect(up.outputs).toEqual({ id: number?.id, shown: "+1 202-555-0123" });
    expect(await stack.resources()).toMatchObject([
      {
        type: "whatsapp:index:PhoneNumber",
        id: number?.id,
        inputs: INPUTS,
        outputs: outputsOf(INPUTS, number?.id ?? ""),
      },
    ]);
    expect(again).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(refresh).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  });

  test("shows the property that replaces it, and fails before a second number is created", async () => {
    await stack.up();
    await declare({ resources: { support: yamlNumber({ phoneNumber: "2025550124" }) } });

    const preview = await stack.run("preview", "--diff");
    const up = await stack.up();

    expect(preview.output).toMatch(/phoneNumber\s*: "2025550123" => "2025550124"/);
    expect(preview.output).toContain("Meta's API cannot delete the old number");
    expect(up.ok).toBe(false);
    expect(up.output).toContain("Meta's API has no call that deletes a number");
    expect(world.simulator.numbers()).toHaveLength(1);
  });

  test("is replaced, the new one first, after retainOnDelete was applied on its own", async () => {
    await stack.up();
    await declare({ resources: { support: yamlNumber({ retainOnDelete: true }) } });
    const retained = await stack.up();
    await declare({
      resources: { support: yamlNumber({ retainOnDelete: true, phoneNumber: "2025550124" }) },
    });

    const replaced = await stack.up();

    expect(retained).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(replaced).toMatchObject({ ok: true, changes: { replace: 1 } });
    expect(world.simulator.numbers()).toHaveLength(2);
    expect(await stack.resources()).toMatchObject([{ inputs: { phoneNumber: "2025550124" } }]);
  });

  test("cannot leave the program, unless retainOnDelete was applied before", async () => {
    await stack.up();
    await declare();
    const removed = await stack.up();
    await declare({ resources: { support: yamlNumber({ retainOnDelete: true }) } });
    await stack.up();
    await declare();
    const forgotten = await stack.up();

    expect(removed.ok).toBe(false);
    expect(removed.output).toContain("Meta's API has no call that deletes a number");
    expect(forgotten).toMatchObject({ ok: true, changes: { delete: 1 } });
    expect(world.simulator.numbers()).toHaveLength(1);
    expect(await stack.resources()).toEqual([]);
  });
});

test("a replacement with the option retainOnDelete alone keeps the old number, and preview names the option", async () => {
  const options = { retainOnDelete: true };
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber({}, options) } }) });
  await stack.up();
  await declare({ resources: { support: yamlNumber({ phoneNumber: "2025550124" }, options) } });

  const preview = await stack.preview();
  const replaced = await stack.up();

  expect(preview.output).toContain("unless the resource has the option retainOnDelete");
  expect(replaced.ok).toBe(true);
  expect(world.simulator.numbers()).toHaveLength(2);
});

test("digits without quotes are texts, as an input wants them", async () => {
  const digits = { businessAccountId: 100000000000001, cc: 1, phoneNumber: 2025550123 };
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber(digits) } }) });

  const up = await stack.up();
  const preview = await stack.preview();

  expect(up.ok).toBe(true);
  expect(await stack.resources()).toMatchObject([{ inputs: INPUTS }]);
  expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
});

test("wrong inputs fail in preview, all at once and with the resource", async () => {
  stack = await world.stack({
    yaml: yaml({ resources: { support: yamlNumber({ cc: "+1", verifiedName: "A" }) } }),
  });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("resource 'support': property cc value {+1} has a problem: write 1");
  expect(preview.output).toContain("property verifiedName value {A} has a problem");
});

test("another display name fails in preview, with the ways out", async () => {
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber() } }) });
  await stack.up();
  await declare({ resources: { support: yamlNumber({ verifiedName: "Acme Sales" }) } });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain('cannot be changed from "Acme Support" to "Acme Sales"');
  expect(preview.output).toContain("renameByApi: true");
});

test("a line for people stands beside its resource", async () => {
  stack = await world.stack({
    yaml: yaml({
      resources: {
        support: yamlNumber(),
        registration: { type: "whatsapp:Registration", properties: { phoneNumberId: "${support.id}" } },
      },
    }),
  });

  const up = await stack.up();

  expect(up.ok).toBe(true);
  expect(up.output).toMatch(
    /whatsapp:index:Registration \(registration\):\s+warning: .*waits for its verification/,
  );
});

test("a number whose answer was lost is found by a look, and created once", async () => {
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber() } }) });
  world.simulator.faults.add({ on: { method: "POST" }, then: { kind: "drop", when: "after-commit" } });

  const up = await stack.up();

  expect(up.ok).toBe(true);
  expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  expect(await stack.resources()).toMatchObject([{ id: world.simulator.numbers()[0]?.id }]);
});

test("a number that was created and cannot be read is recorded, and read by the next up", async () => {
  stack = await world.stack({
    config: { "whatsapp:requestTimeoutSeconds": "2" },
    yaml: yaml({ resources: { support: yamlNumber() } }),
  });
  world.simulator.faults.add({
    on: { edge: "node" },
    times: Infinity,
    then: { kind: "error", code: 100, subcode: 33 },
  });

  const failed = await stack.up();
  const recorded = await stack.resources();
  world.simulator.faults.clear();
  const healed = await stack.up();

  const [number] = world.simulator.numbers();
  expect(failed.ok).toBe(false);
  expect(recorded).toMatchObject([
    { id: number?.id, initErrors: [expect.stringContaining("run pulumi up again")] },
  ]);
  expect(healed).toMatchObject({ ok: true, changes: { update: 1 } });
  expect(await stack.resources()).toMatchObject([{ outputs: outputsOf(INPUTS, number?.id ?? "") }]);
  expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
});
