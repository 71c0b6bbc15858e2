import { FacebookAdsApi, WhatsAppBusinessAccount } from "facebook-nodejs-business-sdk";
import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

const ACCOUNT = "100000000000001";
const ACME = { cc: "1", phone_number: "2025550100", verified_name: "Acme" };

let simulator: Simulator;
let api: FacebookAdsApi;

beforeEach(async () => {
  simulator = await startSimulator({ accounts: [{ id: ACCOUNT, name: "Acme", tokens: ["test-token"] }] });
  Object.defineProperty(FacebookAdsApi, "GRAPH", { configurable: true, get: () => simulator.url });
  api = FacebookAdsApi.init("test-token", "en_US", false);
});

afterEach(() => simulator.close());

const account = () => new WhatsAppBusinessAccount(ACCOUNT);

function addNumbers(count: number): void {
  for (let index = 0; index < count; index++) {
    const phoneNumber = String(2025550100 + index);
    simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber, verifiedName: `Acme ${index}` });
  }
}

describe("Meta's own client", () => {
  test("adds a number and takes its id for the object's", async () => {
    const created = await account().createPhoneNumber([], ACME);

    expect(simulator.numbers()).toMatchObject([
      { id: created.id, verifiedName: "Acme", phoneNumber: "2025550100" },
    ]);
    expect(simulator.requests()).toMatchObject([
      { method: "POST", path: `/${FacebookAdsApi.VERSION}/${ACCOUNT}/phone_numbers`, tokenFrom: "query" },
    ]);
  });

  test("adds a number and gets the fields that it asks for", async () => {
    const created = await account().createPhoneNumber(["status", "display_phone_number"], ACME);

    expect(created._data).toMatchObject({ status: "PENDING", display_phone_number: "+1 202-555-0100" });
  });

  test("adds a number with a boolean parameter", async () => {
    await account().createPhoneNumber([], {
      cc: "1",
      phone_number: "2025550100",
      migrate_phone_number: true,
    });

    expect(simulator.numbers()).toHaveLength(1);
  });

  test("reads an account", async () => {
    expect((await account().read(["id", "name"]))._data).toEqual({ id: ACCOUNT, name: "Acme" });
  });

  test("asks for every field of an account that it has", async () => {
    const fields = Object.keys(WhatsAppBusinessAccount.Fields);

    expect((await account().read(fields))._data).toMatchObject({ id: ACCOUNT, currency: "USD" });
  });

  test("reads a number with fields", async () => {
    addNumbers(1);
    const id = simulator.numbers()[0]?.id ?? "";

    const node = await api.call("GET", [id], { fields: "status,name_status" });

    expect(node).toEqual({ id, status: "PENDING", name_status: "PENDING_REVIEW" });
  });

  test("lists several pages by following the links as they stand, and goes back", async () => {
    addNumbers(7);

    const cursor = await account().getPhoneNumbers(["id", "verified_name"], { limit: 3 });
    const names = [cursor.map(({ _data }) => _data.verified_name)];
    while (cursor.hasNext()) names.push((await cursor.next()).map(({ _data }) => _data.verified_name));

    expect(names).toEqual([["Acme 0", "Acme 1", "Acme 2"], ["Acme 3", "Acme 4", "Acme 5"], ["Acme 6"]]);
    await cursor.previous();
    expect(cursor.map(({ _data }) => _data.verified_name)).toEqual(["Acme 3", "Acme 4", "Acme 5"]);
  });

  test("lists an account without numbers", async () => {
    const cursor = await account().getPhoneNumbers(["id"]);

    expect([...cursor]).toEqual([]);
    expect(cursor.hasNext()).toBe(false);
  });

  test("takes a number through verification and registration", async () => {
    const { id } = await account().createPhoneNumber([], ACME);

    await api.call("POST", [id, "request_code"], { code_method: "SMS", language: "en" });
    await api.call("POST", [id, "verify_code"], { code: simulator.numbers()[0]?.sentCode });
    await api.call("POST", [id, "register"], { messaging_product: "whatsapp", pin: "123456" });

    expect(simulator.numbers()).toMatchObject([{ status: "CONNECTED", codeVerificationStatus: "VERIFIED" }]);
  });

  test.each<[string, () => Promise<unknown>, object]>([
    [
      "a number that is there already",
      async () => {
        await account().createPhoneNumber([], ACME);
        await account().createPhoneNumber([], ACME);
      },
      { code: 100, error_subcode: 2388012, type: "OAuthException" },
    ],
    [
      "a missing parameter",
      () => account().createPhoneNumber([], { cc: "1", verified_name: "Acme" }),
      { code: 100, error_data: { details: "Parameter phone_number is missing." } },
    ],
    ["a number that does not exist", () => api.call("GET", ["999"]), { code: 100, error_subcode: 33 }],
    ["deleting", () => account().delete(), { code: 100, error_subcode: 33 }],
    [
      "another token",
      () => FacebookAdsApi.init("another", "en_US", false).call("GET", [ACCOUNT]),
      { code: 190, type: "OAuthException" },
    ],
  ])("gets Meta's error object for %s", async (_what, call, error) => {
    await expect(call()).rejects.toMatchObject({
      name: "FacebookRequestError",
      status: 400,
      response: { ...error, fbtrace_id: expect.stringMatching(/^A/) as string },
    });
  });

  test("gets the usage headers with a throttle", async () => {
    simulator.faults.add({ then: { kind: "throttle", code: 80008, minutes: 3 } });

    await expect(account().read(["id"])).rejects.toMatchObject({
      response: { code: 80008 },
      headers: {
        "x-business-use-case-usage": expect.stringContaining('"estimated_time_to_regain_access":3') as string,
      },
    });
  });
});
