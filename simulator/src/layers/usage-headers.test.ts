import { get } from "../test-support/graph";
import { ACCOUNT, manualClock, simulate } from "../test-support/simulator";

const HOUR = 3_600_000;

describe("the usage headers", () => {
  test("count an account's calls in percent of 5,000 and start again after an hour", async () => {
    const clock = manualClock();
    const simulator = await simulate({ clock });
    const usage = async () => {
      const { headers } = await get(simulator, `/${ACCOUNT}`);
      const ofAccount = JSON.parse(headers["x-business-use-case-usage"] ?? "") as Record<string, unknown[]>;
      return {
        app: JSON.parse(headers["x-app-usage"] ?? "") as object,
        account: ofAccount[ACCOUNT]?.[0] as object,
      };
    };

    expect(await usage()).toMatchObject({ app: { call_count: 0 }, account: { call_count: 0 } });
    for (let calls = 1; calls < 50; calls++) await get(simulator, `/${ACCOUNT}`);
    expect(await usage()).toMatchObject({
      app: { call_count: 1, total_cputime: 1, total_time: 1 },
      account: { type: "whatsapp", call_count: 1, estimated_time_to_regain_access: 0 },
    });
    clock.advance(HOUR);
    expect(await usage()).toMatchObject({ app: { call_count: 0 } });
  });
});
