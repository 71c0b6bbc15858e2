import type { Simulator } from "../../index";
import { call, get, post } from "../../test-support/graph";
import { ID, only, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, TOKEN } from "../../test-support/simulator";

const REGISTERED = { platformType: "CLOUD_API", status: "CONNECTED" };
const EDGE = `/v26.0/${ID}/whatsapp_business_profile`;
const ALL = "about,address,description,email,profile_picture_url,websites,vertical";
const FULL = {
  about: "Here to help",
  address: "1 Example Street",
  description: "We sell examples.",
  email: "support@example.com",
  websites: ["https://example.com", "https://example.com/shop"],
  vertical: "RETAIL",
};

const read = async (simulator: Simulator, fields = ALL) => (await get(simulator, EDGE, { fields })).body;
const set = (simulator: Simulator, changes: object) =>
  call(simulator, "POST", EDGE, { json: { messaging_product: "whatsapp", ...changes }, token: TOKEN });

describe("the profile of a number", () => {
  test("is empty at first, and keeps what is set", async () => {
    const simulator = await simulateOne(REGISTERED);
    expect(await read(simulator)).toEqual({ data: [{ messaging_product: "whatsapp" }] });

    expect(await set(simulator, FULL)).toMatchObject({ status: 200, body: { success: true } });

    expect(only(simulator).profile).toEqual(FULL);
  });

  test("shows an address that is a host alone with a slash", async () => {
    const simulator = await simulateOne({ ...REGISTERED, profile: FULL });

    expect(await read(simulator, "websites")).toEqual({
      data: [
        { messaging_product: "whatsapp", websites: ["https://example.com/", "https://example.com/shop"] },
      ],
    });
  });

  test("shows the fields that a call names, and without names the product alone", async () => {
    const simulator = await simulateOne({ ...REGISTERED, profile: FULL });

    expect(await read(simulator, "about")).toEqual({
      data: [{ about: FULL.about, messaging_product: "whatsapp" }],
    });
    expect((await get(simulator, EDGE)).body).toEqual({ data: [{ messaging_product: "whatsapp" }] });
  });

  test("changes only in what a call sends, and leaves out what was cleared", async () => {
    const simulator = await simulateOne({ ...REGISTERED, profile: FULL });

    await set(simulator, { address: "", websites: [], about: "Back soon" });

    expect(await read(simulator)).toEqual({
      data: [
        {
          messaging_product: "whatsapp",
          about: "Back soon",
          description: FULL.description,
          email: FULL.email,
          vertical: FULL.vertical,
        },
      ],
    });
  });

  test("takes its limits to the last character, an emoji as one", async () => {
    const simulator = await simulateOne(REGISTERED);

    expect(
      await set(simulator, {
        about: "🙂".repeat(139),
        address: "a".repeat(256),
        description: "d".repeat(512),
        email: `${"e".repeat(116)}@example.com`,
        websites: [`https://example.com/${"w".repeat(236)}`],
      }),
    ).toMatchObject({ status: 200 });
  });

  test.each([
    ["an empty about", { about: "" }],
    ["a long about", { about: "a".repeat(140) }],
    ["a long address", { address: "a".repeat(257) }],
    ["a long description", { description: "d".repeat(513) }],
    ["a long email", { email: `${"e".repeat(117)}@example.com` }],
    ["an email that is none", { email: "support" }],
    ["three websites", { websites: ["https://a.example", "https://b.example", "https://c.example"] }],
    ["a website without a scheme", { websites: ["example.com"] }],
    ["a long website", { websites: [`https://example.com/${"w".repeat(237)}`] }],
    ["websites that are no list", { websites: "https://example.com" }],
    ["another vertical", { vertical: "SHOP" }],
    ["a handle that no upload returned", { profile_picture_handle: "2:abc" }],
    ["another product", { messaging_product: "messenger" }],
    ["no product", { messaging_product: null, about: "Back soon" }],
  ])("is not changed by %s", async (_what, changes) => {
    const simulator = await simulateOne({ ...REGISTERED, profile: FULL });

    expect(await set(simulator, changes)).toMatchObject({ status: 400, error: { code: 100 } });

    expect(only(simulator).profile).toEqual(FULL);
  });

  test("is refused, read or changed, while the number is not registered, unless a mode allows it", async () => {
    const simulator = await simulateOne();
    expect(await get(simulator, EDGE)).toMatchObject({ status: 400, error: { code: 133010 } });
    expect(await set(simulator, FULL)).toMatchObject({ status: 400, error: { code: 133010 } });

    simulator.setModes({ profileBeforeRegistration: "allowed" }, ACCOUNT);

    expect(await set(simulator, FULL)).toMatchObject({ status: 200 });
  });

  test("changes behind the client's back, through the admin endpoint too", async () => {
    const simulator = await simulateOne(REGISTERED);
    simulator.changeNumber(ID, { profile: { about: "By hand" } });
    expect(only(simulator).profile).toEqual({ about: "By hand" });

    await fetch(`${simulator.url}/_simulator/numbers/${ID}`, {
      method: "PATCH",
      headers: { "x-simulator-secret": simulator.adminSecret, "content-type": "application/json" },
      body: JSON.stringify({ profile: { email: "hand@example.com" } }),
    });

    expect(only(simulator).profile).toEqual({ email: "hand@example.com" });
  });

  test("is shown on the page", async () => {
    const simulator = await simulateOne({ ...REGISTERED, profile: { about: "Here <to> help" } });

    const page = await (await fetch(simulator.url)).text();

    expect(page).toContain("about: Here &lt;to&gt; help");
  });

  test("has an edge of its own for faults", async () => {
    const simulator = await simulateOne(REGISTERED);
    simulator.faults.add({
      on: { edge: "whatsapp_business_profile", method: "POST", number: ID },
      then: { kind: "drop", when: "after-commit" },
    });

    await expect(set(simulator, { about: "Here" })).rejects.toMatchObject({ code: "ECONNRESET" });

    expect(only(simulator).profile.about).toBe("Here");
    expect(await post(simulator, EDGE, { messaging_product: "whatsapp" })).toMatchObject({ status: 200 });
  });
});
