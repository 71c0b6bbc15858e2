import { call, post } from "../../test-support/graph";
import { HOUR, ID, only, REQUEST, simulateOne } from "../../test-support/one-number";
import { manualClock, TOKEN } from "../../test-support/simulator";

type Simulated = Awaited<ReturnType<typeof simulateOne>>;
const request = (simulator: Simulated, form = REQUEST) => post(simulator, `/${ID}/request_code`, form);
const verify = (simulator: Simulated, code: string) => post(simulator, `/${ID}/verify_code`, { code });
const sent = (simulator: Simulated): string => only(simulator).sentCode ?? "none";
const dashed = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

describe("request_code", () => {
  test.each([
    ["another method", { ...REQUEST, code_method: "FAX" }, {}, 100],
    ["no language", { code_method: "SMS" }, {}, 100],
    ["a language that is none", { ...REQUEST, language: "English" }, {}, 100],
    ["a language with a dash", { ...REQUEST, language: "en-US" }, {}, 100],
    ["an SMS to a landline", REQUEST, { receivesSms: false }, 100],
    ["a number that is verified", REQUEST, { codeVerificationStatus: "VERIFIED" }, 136024],
  ])("refuses %s", async (_what, form, number, code) => {
    const simulator = await simulateOne(number);

    expect(await post(simulator, `/${ID}/request_code`, form)).toMatchObject({
      status: 400,
      error: { code },
    });
    expect(only(simulator).sentCode).toBeUndefined();
  });

  test("calls a landline", async () => {
    const simulator = await simulateOne({ receivesSms: false });

    await request(simulator, { ...REQUEST, code_method: "VOICE" });

    expect(sent(simulator)).toMatch(/^\d{6}$/);
  });

  test.each([
    ["SMS", dashed],
    ["VOICE", (code: string) => code],
  ])(
    "shows the code of a %s as it was sent, in a line of the log and on the page",
    async (method, asSent) => {
      const lines: string[] = [];
      const simulator = await simulateOne({}, { log: (line) => lines.push(line) });

      await request(simulator, { ...REQUEST, code_method: method });

      const shown = asSent(sent(simulator));
      expect(lines.join("\n")).toContain(`+1 202-555-0100 is ${shown} (${method})`);
      expect(await (await fetch(simulator.url)).text()).toContain(shown);
    },
  );
});

describe("a code that was sent", () => {
  test("is in no answer, no request of the ledger and no line about a request", async () => {
    const lines: string[] = [];
    const simulator = await simulateOne({}, { log: (line) => lines.push(line) });

    const answers = [await request(simulator)];
    const code = sent(simulator);
    answers.push(await verify(simulator, code), await verify(simulator, dashed(code)));

    const about = lines.filter((line) => /^(GET|POST) /.test(line));
    const shown = [...answers.map(({ text }) => text), ...about, JSON.stringify(simulator.requests())].join();
    expect(about).toHaveLength(3);
    for (const secret of [code, dashed(code)]) expect(shown).not.toContain(secret);
  });

  test("is learnt through the admin endpoint", async () => {
    const simulator = await simulateOne();
    await request(simulator);

    const answer = await fetch(`${simulator.url}/_simulator/numbers`, {
      headers: { "x-simulator-secret": simulator.adminSecret },
    });

    expect(await answer.json()).toMatchObject({ numbers: [{ sentCode: sent(simulator) }] });
  });
});

describe("verify_code", () => {
  test.each([
    ["as digits", (code: string) => code],
    ["with the dash of the SMS", dashed],
  ])("takes the code %s, once", async (_how, written) => {
    const simulator = await simulateOne();
    await request(simulator);
    const code = written(sent(simulator));

    expect(await verify(simulator, code)).toMatchObject({ status: 200 });
    expect(only(simulator)).toMatchObject({ codeVerificationStatus: "VERIFIED", sentCode: undefined });
    expect(await verify(simulator, code)).toMatchObject({ error: { code: 136025 } });
  });

  test("proves it from this moment on, however old the number is", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({}, { clock });
    clock.advance(20 * 24 * HOUR);
    await request(simulator);

    await verify(simulator, sent(simulator));

    expect(only(simulator).codeVerificationStatus).toBe("VERIFIED");
  });

  test("refuses a wrong code, and the right one afterwards still counts", async () => {
    const simulator = await simulateOne();
    await request(simulator);
    const code = sent(simulator);

    expect(await verify(simulator, code === "000000" ? "000001" : "000000")).toMatchObject({
      error: { code: 136025 },
    });
    expect(await verify(simulator, code)).toMatchObject({ status: 200 });
  });

  test("refuses the code before the last", async () => {
    const simulator = await simulateOne();
    await request(simulator);
    const first = sent(simulator);
    do await request(simulator);
    while (sent(simulator) === first);

    expect(await verify(simulator, first)).toMatchObject({ error: { code: 136025 } });
  });

  test("refuses a code after ten minutes", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({}, { clock });
    await request(simulator);
    const code = sent(simulator);

    clock.advance(HOUR / 6);

    expect(await verify(simulator, code)).toMatchObject({ error: { code: 136025 } });
  });

  test("refuses any code when none was requested", async () => {
    expect(await verify(await simulateOne(), "123456")).toMatchObject({ error: { code: 136025 } });
  });

  test("refuses the code in the query, where logs would keep it", async () => {
    const simulator = await simulateOne();
    await request(simulator);

    const query = { code: sent(simulator) };
    const refused = await call(simulator, "POST", `/${ID}/verify_code`, { query, token: TOKEN });

    expect(refused).toMatchObject({ status: 400, error: { code: 100 } });
    expect(only(simulator).codeVerificationStatus).toBe("NOT_VERIFIED");
  });

  test("refuses text that is no code, without counting it as a try", async () => {
    const simulator = await simulateOne();
    await request(simulator);
    for (let tries = 0; tries < 6; tries++)
      expect(await verify(simulator, "12345")).toMatchObject({ error: { code: 100 } });

    expect(await verify(simulator, sent(simulator))).toMatchObject({ status: 200 });
  });

  test("leaves the name to its review with the mode nameReview", async () => {
    const simulator = await simulateOne({}, { nameReview: "required" });
    await request(simulator);

    await verify(simulator, sent(simulator));

    expect(only(simulator)).toMatchObject({
      codeVerificationStatus: "VERIFIED",
      nameStatus: "PENDING_REVIEW",
    });
  });
});
