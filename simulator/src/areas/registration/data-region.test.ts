import { call, get, post } from "../../test-support/graph";
import { ID, only, REGISTRATION, simulateOne } from "../../test-support/one-number";
import { TOKEN } from "../../test-support/simulator";

const VERIFIED = { codeVerificationStatus: "VERIFIED" };
const ON = { status: "IN_COUNTRY_STORAGE_ENABLED", data_localization_region: "CH" };
const OFF = { status: "IN_COUNTRY_STORAGE_DISABLED" };

type Simulated = Awaited<ReturnType<typeof simulateOne>>;
const set = (simulator: Simulated, storage_configuration: unknown) =>
  call(simulator, "POST", `/${ID}/settings`, { json: { storage_configuration }, token: TOKEN });
const read = async (simulator: Simulated) => (await get(simulator, `/${ID}/settings`)).body;

describe("the region of a number's messages", () => {
  test("is set before the registration, survives it, and ends with it", async () => {
    const simulator = await simulateOne(VERIFIED);
    expect(await read(simulator)).toEqual({ storage_configuration: OFF });

    expect(await set(simulator, ON)).toMatchObject({ status: 200, body: { success: true } });
    await post(simulator, `/${ID}/register`, REGISTRATION);

    expect(await read(simulator)).toEqual({ storage_configuration: ON });
    expect(only(simulator).dataRegion).toBe("CH");
    await post(simulator, `/${ID}/deregister`);
    expect(await read(simulator)).toEqual({ storage_configuration: OFF });
  });

  test("is switched off by a call", async () => {
    const simulator = await simulateOne({ dataRegion: "DE" });

    await set(simulator, OFF);

    expect(await read(simulator)).toEqual({ storage_configuration: OFF });
  });

  test("is JSON in a form too", async () => {
    const simulator = await simulateOne();

    await post(simulator, `/${ID}/settings`, { storage_configuration: JSON.stringify(ON) });

    expect(only(simulator).dataRegion).toBe("CH");
  });

  test.each([
    ["on", ON],
    ["off", OFF],
  ])("is not switched %s while the number is registered", async (_how, configuration) => {
    const simulator = await simulateOne({ ...VERIFIED, platformType: "CLOUD_API", dataRegion: "DE" });

    const refused = await set(simulator, configuration);

    expect(refused).toMatchObject({ status: 400, error: { code: 100 } });
    expect(refused.text).toContain("Deregister it first");
    expect(only(simulator).dataRegion).toBe("DE");
  });

  test.each([
    ["another region", { ...ON, data_localization_region: "US" }],
    ["no region", { status: ON.status }],
    ["another status", { ...ON, status: "ON" }],
    ["text", "CH"],
    ["nothing", undefined],
  ])("is refused with %s", async (_what, configuration) => {
    const simulator = await simulateOne();

    expect(await set(simulator, configuration)).toMatchObject({ status: 400, error: { code: 100 } });
    expect(only(simulator).dataRegion).toBeUndefined();
  });

  test("is not set by the parameter of register, which Meta no longer reads", async () => {
    const simulator = await simulateOne(VERIFIED);

    await post(simulator, `/${ID}/register`, { ...REGISTRATION, data_localization_region: "CH" });

    expect(only(simulator)).toMatchObject({ platformType: "CLOUD_API", dataRegion: undefined });
  });

  test("accepts the fourteen regions of Meta's", async () => {
    const simulator = await simulateOne();

    for (const region of "AU ID IN JP SG KR DE CH GB BR BH ZA AE CA".split(" ")) {
      expect(await set(simulator, { ...ON, data_localization_region: region })).toMatchObject({
        status: 200,
      });
    }
  });
});
