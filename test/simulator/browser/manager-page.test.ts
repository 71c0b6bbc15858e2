// Needs: Chromium
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { launchChromium } from "../../support/chromium.cjs";

const ACCOUNT = "100000000000001";

let browser: Browser;
let simulator: Simulator;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  // Absent when there was no Chromium to launch.
  if ((browser as Browser | undefined) !== undefined) await browser.close();
});

beforeEach(async () => {
  const numbers = [
    { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme Support" },
    { cc: "1", phoneNumber: "2025550101", verifiedName: "Acme Sales" },
  ];
  simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, name: "Acme", tokens: ["test-token"], numbers }],
  });
});
afterEach(() => simulator.close());

/** The page in a browser of its own, with everything that went wrong in it. */
async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("requestfailed", (request) => problems.push(request.url()));
  await page.goto(simulator.url);
  return { page, problems };
}

/** The contrast of a piece of text with what is behind it, as WCAG counts it. */
function contrast(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const luminance = (color: string): number => {
        const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      let behind: Element | null = element;
      while (behind !== null && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)")
        behind = behind.parentElement;
      const back = luminance(
        behind === null ? "rgb(255, 255, 255)" : getComputedStyle(behind).backgroundColor,
      );
      const front = luminance(getComputedStyle(element).color);
      return (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05);
    });
}

describe.each([
  ["light", undefined],
  ["dark", undefined],
  ["light", false],
] as const)("in a %s browser, with JavaScript %s", (colorScheme, javaScriptEnabled) => {
  const options = { colorScheme, ...(javaScriptEnabled !== undefined && { javaScriptEnabled }) };

  test("a number is deleted, after a question, and only that one", async () => {
    const { page, problems } = await open(options);

    await page.getByRole("link", { name: "Delete: +1 202-555-0100" }).click();
    expect(simulator.numbers()).toHaveLength(2);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.waitForURL(`${simulator.url}/`);

    expect(simulator.numbers()).toMatchObject([{ phoneNumber: "2025550101" }]);
    expect(await page.getByText("+1 202-555-0100").count()).toBe(0);
    expect(await page.getByText("+1 202-555-0101").count()).toBe(1);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

test("a question can be declined", async () => {
  const { page } = await open();

  await page.getByRole("link", { name: "Delete: +1 202-555-0100" }).click();
  await page.getByRole("link", { name: "Cancel" }).click();

  await page.waitForURL(`${simulator.url}/`);
  expect(simulator.numbers()).toHaveLength(2);
  await page.context().close();
});

test("everything is reached and done by the keyboard alone, with the focus in sight", async () => {
  const { page } = await open();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

  for (let presses = 0; (await focused()) !== "Delete: +1 202-555-0101"; presses++) {
    if (presses === 30) throw new Error("Tab never reached the number's Delete");
    await page.keyboard.press("Tab");
  }
  expect(
    await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle),
  ).toBe("solid");
  await page.keyboard.press("Enter");
  const button = page.getByRole("button", { name: "Delete" });
  await button.waitFor();
  for (
    let presses = 0;
    !(await button.evaluate((element) => element === document.activeElement));
    presses++
  ) {
    if (presses === 10) throw new Error("Tab never reached the button");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(`${simulator.url}/`);

  expect(simulator.numbers()).toMatchObject([{ phoneNumber: "2025550100" }]);
  await page.context().close();
});

test("a name is approved, and a code that was sent is shown", async () => {
  const [number] = simulator.numbers();
  await fetch(`${simulator.url}/${number?.id ?? ""}/request_code`, {
    method: "POST",
    body: new URLSearchParams({ access_token: "test-token", code_method: "SMS", language: "en" }),
  });
  const { page } = await open();

  const asSent = (simulator.numbers()[0]?.sentCode ?? "no code").replace(/^\d{3}/, "$&-");
  expect(await page.getByText(asSent).count()).toBe(1);
  await page.getByRole("link", { name: "Approve name: +1 202-555-0100" }).click();
  await page.getByRole("button", { name: "Approve name" }).click();
  await page.waitForURL(`${simulator.url}/`);

  expect(simulator.numbers()).toMatchObject([{ nameStatus: "APPROVED" }, { nameStatus: "PENDING_REVIEW" }]);
  await page.context().close();
});

test.each(["light", "dark"] as const)("text can be read in %s", async (colorScheme) => {
  simulator.faults.add({ on: { method: "POST" }, then: { kind: "error", code: 1 } });
  await fetch(`${simulator.url}/${ACCOUNT}?access_token=test-token`);
  await fetch(`${simulator.url}/999?access_token=another`);
  const { page } = await open({ colorScheme });

  for (const selector of [
    "h1",
    "h2",
    "td",
    "th",
    ".soft",
    "small",
    "header.top p",
    ".badge.good",
    ".badge.warn",
    ".badge.bad",
    "td a",
    "a.danger",
  ]) {
    expect({ selector, enough: (await contrast(page, selector)) >= 4.5 }).toEqual({ selector, enough: true });
  }
  await page.context().close();
});

test("a narrow window scrolls the tables and not the page", async () => {
  const { page } = await open({ viewport: { width: 360, height: 640 } });

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.context().close();
});
