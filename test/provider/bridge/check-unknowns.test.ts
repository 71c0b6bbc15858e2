import { type Bridge, startBridge } from "../../support/bridge";
import { UNKNOWN } from "../../support/handle";
import { INPUTS } from "../../support/world";

let bridge: Bridge;
beforeAll(async () => {
  bridge = await startBridge();
});
afterAll(() => bridge.close());

const ALL = {
  ...INPUTS,
  migratePhoneNumber: false,
  preverifiedId: "200000000000002",
  adoptExisting: false,
};

describe("check, while a value is not known before the update", () => {
  test.each(Object.keys(ALL))("lets an unknown %s pass as it is", async (name) => {
    const news = { ...ALL, [name]: UNKNOWN };

    const checked = await bridge.check(news);

    expect(checked).toEqual({ inputs: news, failures: [] });
  });

  test("lets all of them pass together", async () => {
    const news = Object.fromEntries(Object.keys(ALL).map((name) => [name, UNKNOWN]));

    const checked = await bridge.check(news);

    expect(checked).toEqual({ inputs: news, failures: [] });
  });

  test("still refuses the others that are wrong", async () => {
    const { failures } = await bridge.check({
      ...INPUTS,
      businessAccountId: UNKNOWN,
      cc: "+1",
      verifiedName: "A",
    });

    expect(failures.map(({ property }) => property).sort()).toEqual(["cc", "verifiedName"]);
  });

  test("still refuses a name that no input has", async () => {
    const { failures } = await bridge.check({ ...INPUTS, colour: UNKNOWN });

    expect(failures.map(({ property }) => property)).toEqual(["colour"]);
  });

  test("does not call an unknown display name a rename, nor an unknown number a late retention", async () => {
    const renamed = await bridge.check({ ...INPUTS, verifiedName: UNKNOWN }, INPUTS);
    const renumbered = await bridge.check({ ...INPUTS, phoneNumber: UNKNOWN }, INPUTS);

    expect([...renamed.failures, ...renumbered.failures]).toEqual([]);
  });
});
