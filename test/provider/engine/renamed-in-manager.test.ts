import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
const number = () => world.simulator.numbers(ACCOUNT)[0]?.id ?? "no number";
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(declares());
});
afterAll(() => world.close());

describe("a number whose name is still under review", () => {
  test("has not drifted", async () => {
    world.simulator.renameNumber(number(), "");
    world.simulator.changeNumber(number(), { nameStatus: "PENDING_REVIEW" });

    await stack.refresh();
    const preview = await stack.preview(declares());

    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  });
});

describe("a number that was renamed in WhatsApp Manager", () => {
  test("shows its new name after a refresh", async () => {
    world.simulator.renameNumber(number(), "Acme Sales");

    const refresh = await stack.refresh();

    expect(refresh).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(await stack.resources()).toMatchObject([
      { inputs: { verifiedName: "Acme Sales" }, outputs: { verifiedName: "Acme Sales" } },
    ]);
  });

  test("fails the preview of the old program, which says which name to write", async () => {
    const preview = await stack.preview(declares());

    expect(preview.ok).toBe(false);
    for (const part of ["Acme Support", "Acme Sales"]) expect(preview.output).toContain(part);
  });

  test("leaves nothing to do once the program follows", async () => {
    const preview = await stack.preview(declares({ verifiedName: "Acme Sales" }));

    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  });
});
