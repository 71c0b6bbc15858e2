// @ts-check
import { startSimulator } from "whatsapp-graph-simulator";

import { launchChromium } from "../../test/support/chromium.cjs";
import { ACCOUNT, TOKEN } from "../support/local-stack.mjs";

/** As wide as the page gets, and high enough for the refused request and two others. */
const VIEW = { viewport: { width: 1220, height: 862 } };
const NOON = Date.UTC(2026, 0, 15, 12);

/** The page of a simulator with three numbers, as a person sees it in a browser, light and dark. */
export async function simulatorPictures() {
  let second = 0;
  // Each look at the clock is a second later. The time that a request took remains the machine's own.
  const clock = { now: () => NOON + 1_000 * second++ };
  const simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, name: "Acme", tokens: [TOKEN] }],
    clock,
  });
  try {
    await live(simulator);
    return {
      "simulator-light.png": await photograph(simulator.url, "light"),
      "simulator-dark.png": await photograph(simulator.url, "dark"),
    };
  } finally {
    await simulator.close();
  }
}

/**
 * The first number becomes ready to send, the second one is verified, the third one is new, and refused a second time.
 * @param {import("whatsapp-graph-simulator").Simulator} simulator
 */
async function live(simulator) {
  const post = (/** @type {string} */ edge, /** @type {Record<string, string>} */ fields) =>
    fetch(`${simulator.url}/v26.0/${edge}`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}` },
      body: new URLSearchParams(fields),
    }).then((answer) => answer.json());
  const create = (/** @type {string} */ phoneNumber, /** @type {string} */ name) =>
    post(`${ACCOUNT}/phone_numbers`, { cc: "1", phone_number: phoneNumber, verified_name: name });
  const verify = async (/** @type {string} */ id) => {
    await post(`${id}/request_code`, { code_method: "SMS", language: "en_US" });
    const sent = simulator.numbers().find((number) => number.id === id)?.sentCode ?? "";
    await post(`${id}/verify_code`, { code: sent });
  };
  await create("2025550123", "Acme Support");
  await create("2025550145", "Acme Sales");
  const [support = "", sales = ""] = simulator.numbers().map(({ id }) => id);
  await verify(support);
  await verify(sales);
  await post(`${support}/register`, { messaging_product: "whatsapp", pin: "123456" });
  await create("2025550167", "Acme Alerts");
  await create("2025550167", "Acme Alerts");
  const refused = simulator.requests().filter(({ status }) => status !== 200);
  if (refused.length !== 1) throw new Error(`One request must be refused, not ${refused.length}`);
}

/**
 * @param {string} url
 * @param {"light" | "dark"} colorScheme
 */
async function photograph(url, colorScheme) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ ...VIEW, colorScheme });
    await page.goto(url);
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}
