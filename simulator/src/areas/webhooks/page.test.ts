import { ID, simulateOne } from "../../test-support/one-number";
import { ACCOUNT } from "../../test-support/simulator";
import { webhook } from "../../test-support/webhook";

const APP = "200000000000001";
const SHOP = "200000000000002";
const NAUGHTY = `<script>alert("1")</script>`;
const ESCAPED = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;";
const ACTION = `/_manager/numbers/${ID}/send-test-message`;

const textOf = async (address: string) => (await fetch(address)).text();

/** Opens the form of the action and submits it. */
async function sendMessage(url: string): Promise<{ status: number; text: string }> {
  const token = /name="csrf_token"\s+value="([^"]+)"/.exec(await textOf(url + ACTION))?.[1] ?? "";
  const body = new URLSearchParams({ csrf_token: token });
  const answer = await fetch(url + ACTION, { method: "POST", body });
  return { status: answer.status, text: await answer.text() };
}

describe("the page", () => {
  test("shows subscribed apps with their addresses, and the override of a number with its app", async () => {
    const simulator = await simulateOne(
      { webhookOverrides: { [SHOP]: "https://number.example/", "9": "https://gone.example/" } },
      { apps: [{ id: SHOP, name: "Shop", callbackUrl: "https://shop.example/" }, { id: APP }] },
    );
    expect(await textOf(simulator.url)).toContain("No app is subscribed");
    simulator.subscribeApp(ACCOUNT, SHOP);
    simulator.subscribeApp(ACCOUNT, APP, "https://account.example/");

    const page = (await textOf(simulator.url)).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

    for (const shown of [
      `Shop ${SHOP} https://shop.example/ of the app`,
      `Test app ${APP} https://account.example/ override`,
      "https://number.example/ Shop",
      "https://gone.example/ App 9",
    ])
      expect(page).toContain(shown);
  });

  test("sends a test message and shows what each app answered", async () => {
    const { url, arrived } = await webhook();
    const simulator = await simulateOne(
      { platformType: "CLOUD_API" },
      { apps: [{ id: SHOP, name: "Shop", secret: "test-secret" }] },
    );
    simulator.subscribeApp(ACCOUNT, APP, url);
    simulator.subscribeApp(ACCOUNT, SHOP);

    const { status, text } = await sendMessage(simulator.url);

    expect(status).toBe(200);
    expect(arrived).toHaveLength(1);
    const shown = text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    expect(shown).toContain(`Test app ${APP} ${url} of the account 200 not signed: the app has no secret`);
    expect(shown).toContain(`Shop ${SHOP} no address failed the app has no address`);
    expect(text).not.toContain("test-secret");
  });

  test("says so if no app is subscribed, and offers no message to a number that is not registered", async () => {
    const simulator = await simulateOne({ platformType: "CLOUD_API" });

    expect((await sendMessage(simulator.url)).text).toContain("No app is subscribed");
    simulator.changeNumber(ID, { platformType: "NOT_APPLICABLE" });
    expect((await fetch(simulator.url + ACTION)).status).toBe(404);
    expect(await textOf(simulator.url)).not.toContain("Send test message");
  });

  test("escapes names and addresses", async () => {
    const simulator = await simulateOne(
      { platformType: "CLOUD_API", webhookOverrides: { [APP]: NAUGHTY } },
      { apps: [{ id: APP, name: NAUGHTY, callbackUrl: NAUGHTY }] },
    );
    simulator.subscribeApp(ACCOUNT, APP, NAUGHTY);

    for (const text of [await textOf(simulator.url), (await sendMessage(simulator.url)).text]) {
      expect(text).toContain(ESCAPED);
      expect(text).not.toContain("<script");
    }
  });
});
