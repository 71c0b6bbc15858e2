// Needs: Chromium
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";

import { run } from "../../packages/examples/support/run";
import { launchChromium } from "../../support/chromium.cjs";

const ROOT = path.resolve(__dirname, "../../..");
const COMMITTED = path.join(ROOT, "docs/picture");

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-pictures-"));
  browser = await launchChromium();
});
afterAll(async () => {
  // Absent when there was no Chromium to launch.
  if ((browser as Browser | undefined) !== undefined) await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** The sizes of a picture, its colours, and how bright its background is, from 0 to 255. */
async function seen(file: string) {
  const bytes = await readFile(file);
  const page = await browser.newPage();
  try {
    const pixels = await page.evaluate(
      async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context?.drawImage(image, 0, 0);
        const data = context?.getImageData(0, 0, image.width, image.height).data ?? [];
        const colours = new Map<string, number>();
        for (let at = 0; at < data.length; at += 4) {
          const colour = [data[at], data[at + 1], data[at + 2]].join();
          colours.set(colour, (colours.get(colour) ?? 0) + 1);
        }
        const [[background] = ["0,0,0"]] = [...colours].sort(([, one], [, other]) => other - one);
        return { width: image.width, colours: colours.size, background };
      },
      `data:image/png;base64,${bytes.toString("base64")}`,
    );
    const brightness = Math.max(...pixels.background.split(",").map(Number));
    return { ...pixels, kilobytes: bytes.length / 1_000, brightness };
  } finally {
    await page.close();
  }
}

// Not pixel by pixel: fonts and Chromium differ between machines, and the page shows how long a request took.
test("the pictures of the simulator's page are made, light and dark", async () => {
  const made = await run("node", ["scripts/pictures.mjs", folder, "png"], { cwd: ROOT, env: process.env });

  expect(made).toMatchObject({ code: 0, stderr: "" });
  const names = ["simulator-dark.png", "simulator-light.png"];
  expect((await readdir(folder)).sort()).toEqual(names);
  expect((await readdir(COMMITTED)).filter((name) => name.endsWith(".png")).sort()).toEqual(names);
  for (const from of [folder, COMMITTED]) {
    for (const name of names) {
      const { width, colours, kilobytes, brightness } = await seen(path.join(from, name));
      expect({ name, width }).toEqual({ name, width: 1_220 });
      expect(colours).toBeGreaterThan(50);
      expect(kilobytes).toBeLessThan(120);
      expect(brightness > 127).toBe(name === "simulator-light.png");
    }
  }
});
