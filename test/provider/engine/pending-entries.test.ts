import type { EngineStack, StoredResource } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

/** States that an earlier release, or an interrupted run, left behind. */

let world: World;
let stack: EngineStack;
let entry: StoredResource;
beforeEach(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(declares());
  const [only] = await stack.resources();
  if (only === undefined) throw new Error("the number was not created");
  entry = only;
});
afterEach(() => world.close());

/** Changes the entries of the number as `pulumi stack export` and `import` let a person do. */
async function editState(edit: (entries: StoredResource[]) => StoredResource[]): Promise<void> {
  const state = await stack.exportState();
  const deployment = state.deployment as { resources: StoredResource[] };
  const others = deployment.resources.filter(({ id }) => id !== entry.id);
  const own = deployment.resources.filter(({ id }) => id === entry.id);
  deployment.resources = [...others.filter((one) => one.delete !== true), ...edit(own)];
  await stack.importState(state);
}

describe("an old entry that waits for its deletion", () => {
  const waiting = (id: string, phoneNumber: string): StoredResource => ({
    ...entry,
    id,
    delete: true,
    inputs: { ...entry.inputs, phoneNumber },
    outputs: { ...entry.outputs, phoneNumber, phoneNumberId: id },
  });

  test("while its number lives: the update fails, and ends clean after the told commands", async () => {
    const old = world.simulator.addNumber(ACCOUNT, { ...INPUTS, phoneNumber: "2025550199" });
    await editState((own) => [...own, waiting(old.id, "2025550199")]);

    const up = await stack.up(declares());

    expect(up.ok).toBe(false);
    expect(up.output).toMatch(/"delete": true.*pulumi stack export.*pulumi stack import/s);
    await editState((own) => own.filter((one) => one.delete !== true));
    expect(await stack.up(declares())).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(2);
  });

  test("of the number of the entry that stays: it leaves the state", async () => {
    await editState((own) => [...own, waiting(entry.id ?? "", INPUTS.phoneNumber)]);

    const up = await stack.up(declares());

    expect(up).toMatchObject({ ok: true });
    expect((await stack.resources()).map(({ id, delete: waits }) => [id, waits])).toEqual([
      [entry.id, undefined],
    ]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });
});

describe("an entry that waits for its replacement, while its number lives", () => {
  test("the update fails, and ends clean after the told commands", async () => {
    await editState((own) => own.map((one) => ({ ...one, pendingReplacement: true })));

    const up = await stack.up(declares());

    expect(up.ok).toBe(false);
    expect(up.output).toMatch(/waits for its replacement.*pulumi state delete.*adoptExisting: true/s);
    expect(await stack.run("state", "delete", entry.urn, "--yes")).toMatchObject({ ok: true });
    expect(await stack.up(declares({ adoptExisting: true }))).toMatchObject({ ok: true });
    expect(await stack.resources()).toMatchObject([{ id: entry.id }]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });
});

describe("one number in two entries, because an earlier release was told to adopt it", () => {
  test("the entry that leaves the program leaves the state, and the number stays", async () => {
    const state = await stack.exportState();
    const deployment = state.deployment as { resources: StoredResource[] };
    deployment.resources.push({ ...entry, urn: entry.urn.replace(/support$/, "hotline") });
    await stack.importState(state);

    const up = await stack.up(declares());

    expect(up).toMatchObject({ ok: true, changes: { delete: 1, same: 2 } });
    expect((await stack.resources()).map(({ urn }) => urn)).toEqual([entry.urn]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });
});
