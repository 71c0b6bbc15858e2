import { HOUR, ID, only, simulateOne } from "../../test-support/one-number";
import { manualClock } from "../../test-support/simulator";

const VERIFIED = { codeVerificationStatus: "VERIFIED", nameStatus: "AVAILABLE_WITHOUT_REVIEW" };
const READY = { ...VERIFIED, status: "CONNECTED", platformType: "CLOUD_API" };

/** The badge in the last column before the actions. */
async function shownStep({ url }: { url: string }): Promise<string | undefined> {
  const row = /<tr>\s*<td class="nowrap"><strong>\+1.*?<\/tr>/s.exec(await (await fetch(url)).text())?.[0];
  const cells = [...(row ?? "").matchAll(/<td.*?>(.*?)<\/td>/gs)].map(([, cell = ""]) => cell);
  return /<span class="badge \w*">(.*?)<\/span>/.exec(cells[cells.length - 2] ?? "")?.[1];
}

describe("the page says of a number that", () => {
  test.each<[string, string | undefined, object, object]>([
    ["nobody has verified", "verify", {}, {}],
    ["is verified", "register", VERIFIED, {}],
    ["is verified, under review, which hinders nothing", "register", { ...VERIFIED, nameStatus: "NONE" }, {}],
    [
      "is verified and has to wait for its review",
      "wait for the name",
      { ...VERIFIED, nameStatus: "PENDING_REVIEW" },
      { nameReview: "required" },
    ],
    ["is connected", "ready", READY, {}],
    ["was deregistered halfway", "deregister again", { ...VERIFIED, halfDeregistered: true }, {}],
    ["is registered and banned", undefined, { ...READY, status: "BANNED" }, {}],
    ["was deleted", undefined, { status: "DELETED" }, {}],
  ])("%s: %s", async (_which, step, number, modes) => {
    expect(await shownStep(await simulateOne(number, modes))).toBe(step);
  });

  test("was verified long ago: verify", async () => {
    const clock = manualClock();
    const simulator = await simulateOne(VERIFIED, { clock });

    clock.advance(15 * 24 * HOUR);

    expect(await shownStep(simulator)).toBe("verify");
  });
});

test("the page shows two-step verification and the region", async () => {
  const simulator = await simulateOne({ pin: "123456", dataRegion: "CH" });
  const page = async () => (await fetch(simulator.url)).text();

  expect(await page()).toMatch(/two-step on.*region CH/s);
  simulator.changeNumber(ID, { pin: undefined, dataRegion: undefined });

  expect(only(simulator).isPinEnabled).toBe(false);
  expect(await page()).toContain("two-step off");
  expect(await page()).not.toContain("region CH");
});
