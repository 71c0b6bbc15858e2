import { call, post } from "../../test-support/graph";
import { ACCOUNT, ACME, simulate, TOKEN } from "../../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;

describe("adding a number is refused and adds nothing", () => {
  test.each([
    ["no cc", { cc: "" }, /cc is missing/],
    ["a cc that is no dial code", { cc: "one" }, /cc must be/],
    ["a dial code that no country has", { cc: "999" }, /not a possible phone number/],
    ["no phone_number", { phone_number: "" }, /phone_number is missing/],
    ["letters in phone_number", { phone_number: "202555HELP" }, /phone_number must be/],
    ["a number that is too short", { phone_number: "20255" }, /not a possible phone number/],
    ["no verified_name", { verified_name: "" }, /verified_name is missing/],
    ["a verified_name of one letter", { verified_name: "A" }, /2 to 75 characters, not 1/],
    ["a verified_name of 76 letters", { verified_name: "A".repeat(76) }, /2 to 75 characters, not 76/],
    ["a verified_name of one emoji", { verified_name: "\u{1f600}" }, /2 to 75 characters, not 1/],
    ["a verified_name of 76 emoji", { verified_name: "\u{1f600}".repeat(76) }, /2 to 75 characters, not 76/],
    ["a migrate_phone_number that is no boolean", { migrate_phone_number: "yes" }, /must be true or false/],
    ["an unknown preverified_id", { preverified_id: "42" }, /no pre-verified number 42/],
  ])("for %s", async (_what, edit, details) => {
    const simulator = await simulate();

    const refused = await post(simulator, EDGE, { ...ACME, ...edit });

    expect(refused.status).toBe(400);
    expect(refused.error).toMatchObject({ code: 100, type: "OAuthException" });
    expect(refused.error.error_data).toMatchObject({ details: expect.stringMatching(details) as string });
    expect(simulator.numbers()).toEqual([]);
  });

  test("for a field that does not exist", async () => {
    const simulator = await simulate();

    const refused = await post(simulator, EDGE, { ...ACME, fields: "id,colour" });

    expect(refused.error).toMatchObject({
      code: 100,
      message: expect.stringContaining("(colour)") as string,
    });
    expect(simulator.numbers()).toEqual([]);
  });

  test.each([
    ["malformed JSON", { body: "{", type: "application/json" }],
    ["JSON that is no object", { body: "[1]", type: "application/json" }],
    ["a multipart body without an end", { body: "--x", type: "multipart/form-data; boundary=x" }],
    ["a multipart body without a boundary", { body: "--x--\r\n", type: "multipart/form-data" }],
    [
      "a file in the place of a parameter",
      {
        body: '--x\r\nContent-Disposition: form-data; name="cc"; filename="cc.txt"\r\n\r\n1\r\n--x--\r\n',
        type: "multipart/form-data; boundary=x",
      },
    ],
    ["XML", { body: "<cc>1</cc>", type: "application/xml" }],
  ])("for %s", async (_what, raw) => {
    const simulator = await simulate();

    const refused = await call(simulator, "POST", EDGE, { raw, token: TOKEN });

    expect(refused).toMatchObject({ status: 400, error: { code: 100 } });
  });

  test.each(["json", "form", "parts"])("for a body over 1 MB, sent as %s", async (kind) => {
    const simulator = await simulate();
    const parameters = { ...ACME, padding: "x".repeat(1_100_000) };

    const refused = await call(simulator, "POST", EDGE, { [kind]: parameters, token: TOKEN });

    expect(refused).toMatchObject({
      status: 413,
      error: { message: expect.stringContaining("1 MB") as string },
    });
    expect(simulator.numbers()).toEqual([]);
  });

  test.each([
    ["the same way", { cc: "1", phone_number: "2025550100" }, { cc: "1", phone_number: "2025550100" }],
    [
      "in another form",
      { cc: "1", phone_number: "2025550100" },
      { cc: "1", phone_number: "+1 202 555 0100" },
    ],
    [
      "without Brazil's ninth digit",
      { cc: "55", phone_number: "11987654321" },
      { cc: "55", phone_number: "1187654321" },
    ],
  ])("for a number that is on the account already, written %s", async (_how, first, second) => {
    const simulator = await simulate();
    await post(simulator, EDGE, { ...ACME, ...first });

    const refused = await post(simulator, EDGE, { ...ACME, ...second });

    expect(refused).toMatchObject({ status: 400, error: { code: 100, error_subcode: 2388012 } });
    expect(simulator.numbers()).toHaveLength(1);
  });

  test("beyond the account's cap, which only the text for the user names", async () => {
    const simulator = await simulate({ numberCap: 1 });
    await post(simulator, EDGE, ACME);

    const refused = await post(simulator, EDGE, { ...ACME, phone_number: "2025550101" });

    expect(refused.error).toMatchObject({
      code: 100,
      error_user_msg: expect.stringContaining("limit of 1") as string,
    });
    expect(simulator.numbers()).toHaveLength(1);
  });
});
