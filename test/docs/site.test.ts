// Needs: Chromium
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser, Page } from "playwright-core";

import { launchChromium } from "../support/chromium.cjs";
import { ROOT, tracked } from "./support/tracked";

jest.setTimeout(300_000);

let site: string;
let browser: Browser;
beforeAll(async () => {
  site = mkdtempSync(path.join(tmpdir(), "pulumi-whatsapp-site-"));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/site.mjs", site], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  browser = await launchChromium();
});
afterAll(async () => {
  // Absent when there was no Chromium to launch.
  if ((browser as Browser | undefined) !== undefined) await browser.close();
  rmSync(site, { recursive: true, force: true });
});

async function open(file: string, width: number): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(site, file)).href);
  return page;
}

test("every link of the site leads to a page, a picture or a heading of it", () => {
  const args = [".", "--server-root", site, "--recurse", "--check-fragments", "--format", "json"];
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(ROOT, "node_modules/linkinator/build/src/cli.js"),
      ...args,
      "--skip",
      "^https?://(?!localhost|127)",
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  const { links } = JSON.parse(stdout) as { links: { url: string; parent: string; state: string }[] };
  const broken = links.filter(({ state }) => state === "BROKEN");

  expect(links.length).toBeGreaterThan(60);
  expect(broken.map(({ url, parent }) => `${parent}: ${url}`)).toEqual([]);
});

// typedoc's warnings fail the script, so every export has a docstring.
test.each([
  ["classes/pulumi-whatsapp.WhatsAppPhoneNumber.html", "adoptExisting"],
  ["interfaces/whatsapp-graph-simulator.Simulator.html", "removeNumber"],
])("the reference of the types has %s", (page, member) => {
  expect(readFileSync(path.join(site, page), "utf8")).toContain(member);
});

test("the site has a page for each document of readers", () => {
  const documents = tracked(
    ...[":(glob)docs/**/*.md", ":(glob)examples/**/README.md", "SECURITY.md", "CONTRIBUTING.md"],
  );

  const titles = documents.map((file) => /^# (.+)$/m.exec(readFileSync(path.join(ROOT, file), "utf8"))?.[1]);
  const shown = readdirSync(path.join(site, "documents")).map(
    (page) => /<title>(.+) \| /.exec(readFileSync(path.join(site, "documents", page), "utf8"))?.[1],
  );

  expect(titles.length).toBeGreaterThan(30);
  expect(titles.filter((title) => !shown.includes(title))).toEqual([]);
});

describe.each([400, 1_300])("without JavaScript, at %i pixels", (width) => {
  test.each(["index.html", "documents/WhatsAppRegistration.html"])(
    "%s is read without scrolling aside",
    async (file) => {
      const page = await open(file, width);
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });

      expect(await page.locator("h1").first().isVisible()).toBe(true);
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      await page.context().close();
    },
  );

  test("the first page leads to the guides", async () => {
    const page = await open("index.html", width);

    await page.getByRole("link", { name: "Troubleshooting" }).first().click();

    expect(await page.getByText("stays Pending").first().isVisible()).toBe(true);
    await page.context().close();
  });
});
