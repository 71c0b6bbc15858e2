import { post } from "../../test-support/graph";
import { HOUR, ID, only, REQUEST, simulateOne } from "../../test-support/one-number";
import { manualClock } from "../../test-support/simulator";

describe("request_code", () => {
  test.each([
    ["another method", { ...REQUEST, code_method: "FAX" }, {}, 100],
    ["no language", { code_method: "SMS" }, {}, 100],
    ["a language that is none", { ...REQUEST, language: "English" }, {}, 100],
    ["a number that is verified", REQUEST, { codeVerificationStatus: "VERIFIED" }, 136024],
  ])("refuses %s", async (_what, form, number, code) => {
    const simulator = await simulateOne(number);

    expect(await post(simulator, `/${ID}/request_code`, form)).toMatchObject({
      status: 400,
      error: { code },
    });
    expect(only(simulator).sentCode).toBeUndefined();
  });

  test("shows the code in the log and not in the answer", async () => {
    const lines: string[] = [];
    const simulator = await simulateOne({}, { log: (line) => lines.push(line) });

    const { text } = await post(simulator, `/${ID}/request_code`, REQUEST);

    const code = only(simulator).sentCode ?? "none";
    expect(lines.join("\n")).toContain(`+1 202-555-0100 is ${code} (SMS)`);
    expect(text).not.toContain(code);
  });
});

describe("verify_code", () => {
  test("refuses a wrong code, and the right one afterwards still counts", async () => {
    const simulator = await simulateOne();
    await post(simulator, `/${ID}/request_code`, REQUEST);
    const code = only(simulator).sentCode ?? "";
    const wrong = code === "000000" ? "000001" : "000000";

    expect(await post(simulator, `/${ID}/verify_code`, { code: wrong })).toMatchObject({
      error: { code: 136025 },
    });
    expect(await post(simulator, `/${ID}/verify_code`, { code })).toMatchObject({ status: 200 });
  });

  test("refuses a code after ten minutes", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({}, { clock });
    await post(simulator, `/${ID}/request_code`, REQUEST);
    const code = only(simulator).sentCode ?? "";

    clock.advance(HOUR / 6);

    expect(await post(simulator, `/${ID}/verify_code`, { code })).toMatchObject({ error: { code: 136025 } });
  });

  test("refuses any code when none was requested", async () => {
    const simulator = await simulateOne();

    expect(await post(simulator, `/${ID}/verify_code`, { code: "123456" })).toMatchObject({
      error: { code: 136025 },
    });
  });
});
