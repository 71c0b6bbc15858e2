// Needs: Chromium
import { declares } from "../../support/number";
import { startWorld } from "../../support/world";
import { launchChromium } from "../../support/chromium.cjs";

test("a number that is deleted on the page is dropped from the state by the next refresh", async () => {
  const browser = await launchChromium();
  const world = await startWorld();
  try {
    const stack = await world.stack();
    await stack.up(declares());
    expect(await stack.resources()).toHaveLength(1);

    const page = await browser.newPage();
    await page.goto(world.simulator.url);
    await page.getByRole("link", { name: /^Delete: \+1 202-555-0123/ }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.waitForURL(`${world.simulator.url}/`);
    const refresh = await stack.refresh();

    expect(refresh).toMatchObject({ ok: true, changes: { delete: 1 } });
    expect(await stack.resources()).toEqual([]);
  } finally {
    await browser.close();
    await world.close();
  }
});
