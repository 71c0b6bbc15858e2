import { call, get } from "../test-support/graph";
import { ACCOUNT, manualClock, simulate, TOKEN } from "../test-support/simulator";

const served = async (path: string, options: Parameters<typeof simulate>[0] = {}) =>
  (await get(await simulate({ clock: manualClock(Date.UTC(2026, 10, 1)), ...options }), path)).headers[
    "facebook-api-version"
  ];

describe("the header facebook-api-version", () => {
  test.each([
    ["a live version", `/v24.0/${ACCOUNT}`, "v24.0"],
    ["the newest version", `/v27.0/${ACCOUNT}`, "v27.0"],
    ["no version, which means the oldest alive", `/${ACCOUNT}`, "v21.0"],
    ["an expired version, which the next one serves", `/v13.0/${ACCOUNT}`, "v21.0"],
  ])("answers for %s", async (_what, path, version) => {
    expect(await served(path)).toBe(version);
  });

  test("follows the calendar", async () => {
    expect(await served(`/v21.0/${ACCOUNT}`, { clock: manualClock(Date.UTC(2027, 0, 21, 12)) })).toBe(
      "v21.0",
    );
    expect(await served(`/v21.0/${ACCOUNT}`, { clock: manualClock(Date.UTC(2027, 0, 22)) })).toBe("v22.0");
  });

  test("can be told that older versions have expired", async () => {
    expect(await served(`/v22.0/${ACCOUNT}`, { oldestVersion: "v25.0" })).toBe("v25.0");
  });

  test("is there on an error as well", async () => {
    expect(await served("/v24.0/999")).toBe("v24.0");
  });
});

test.each(["v28.0", "v99.0"])("%s, a version that never was, is refused", async (version) => {
  const refused = await call(await simulate(), "GET", `/${version}/${ACCOUNT}`, { token: TOKEN });

  expect(refused).toMatchObject({ status: 400, error: { code: 2500 } });
  expect(refused.error.message).toContain(version);
});
