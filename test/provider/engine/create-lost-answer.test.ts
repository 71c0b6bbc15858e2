import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterAll(() => world.close());

describe("an up in which the answer to the POST is lost after Meta has added the number", () => {
  test("succeeds with one POST, and says that the number was found and recorded", async () => {
    world.simulator.faults.add({ on: { method: "POST" }, then: { kind: "drop", when: "after-commit" } });

    const up = await stack.up(declares());

    const [number] = world.simulator.numbers(ACCOUNT);
    expect(up.ok).toBe(true);
    expect(up.output).toMatch(new RegExp(`lost.*${number?.id ?? "no number"}.*recorded`, "s"));
    expect(await stack.resources()).toMatchObject([{ id: number?.id }]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  });

  test("leaves nothing to do", async () => {
    const preview = await stack.preview(declares());

    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  });
});

describe("the same, when Meta refuses to list the account's numbers", () => {
  test("fails with the outcome unknown, and nothing is recorded", async () => {
    const refusing = await startWorld({ listing: "refused" });
    const other = await refusing.stack();
    refusing.simulator.faults.add({ on: { method: "POST" }, then: { kind: "drop", when: "after-commit" } });

    const up = await other.up(declares());
    const recorded = await other.resources();
    const posts = refusing.simulator.requests({ method: "POST" });
    await refusing.close();

    expect(up.ok).toBe(false);
    for (const part of ["Outcome unknown", "+1 2025550123", ACCOUNT, "adoptExisting"])
      expect(up.output).toContain(part);
    expect(recorded).toEqual([]);
    expect(posts).toHaveLength(1);
  });
});
