import { DYNAMIC_WORDS as words } from "../engine/dynamic-words";
import { GraphError, graphErrorBody } from "./graph-error";
import { meaning, MEANINGS } from "./meanings";

/** A resource has such codes for a call of its own. */
const meanings = new Map([[2388012, meaning("final", "Take it over.")]]);

const error = (body: Record<string, unknown>, status = 400) =>
  new GraphError("create +1 2025550123 on account 100000000000001", graphErrorBody.parse(body), status, {
    words,
    meanings,
  });

describe("what Graph's error means", () => {
  test.each([
    ["a throttle at HTTP 400", { code: 80007 }, 400, "throttled"],
    ["a bad parameter at HTTP 500", { code: 100 }, 500, "final"],
    ["a temporary error at HTTP 400", { code: 2 }, 400, "unclear"],
    ["a duplicate as a subcode", { code: 100, error_subcode: 2388012 }, 400, "final"],
    ["an unknown code at HTTP 400", { code: 987654 }, 400, "final"],
    ["an unknown code that says it is transient", { code: 987654, is_transient: true }, 400, "unclear"],
    ["an unknown code at HTTP 500", { code: 987654 }, 500, "unclear"],
    ["no code at HTTP 502", {}, 502, "unclear"],
  ])("%s", (_what, body, status, kind) => {
    expect(error({ message: "m", ...body }, status).kind).toBe(kind);
  });

  test.each([
    ["code 33", { code: 33 }, true],
    ["100 with subcode 33", { code: 100, error_subcode: 33 }, true],
    ["100 alone", { code: 100 }, false],
    ["subcode 33 of another code", { code: 190, error_subcode: 33 }, false],
  ])("hidden or missing: %s", (_what, body, hidden) => {
    expect(error({ message: "m", ...body }).hasTag("hidden")).toBe(hidden);
  });
});

describe("the message of Graph's error", () => {
  test("says what failed, on which number, Meta's words, the codes, the trace and what to do", () => {
    const { message } = error({
      message: "(#100) Invalid parameter",
      code: 100,
      error_user_title: "No more numbers",
      error_user_msg: "You have reached the limit of 2 numbers",
      error_data: { details: "cap" },
      fbtrace_id: "Atrace",
    });

    expect(message).toMatch(
      /^Could not create \+1 2025550123 on account 100000000000001: \(#100\) Invalid parameter\. /,
    );
    expect(message).toMatch(/cap\. No more numbers\. You have reached the limit of 2 numbers\. /);
    expect(message).toMatch(/code 100, HTTP 400, trace Atrace/);
    expect(message).toMatch(/correct the input/);
  });

  test.each([
    ["blame_field", { blame_field: "verified_name" }],
    ["blame_field_specs", { blame_field_specs: [["verified_name"]] }],
    ["both", { blame_field: "verified_name", blame_field_specs: [["verified_name"]] }],
    ["JSON as text", '{"blame_field_specs":[["verified_name"]]}'],
  ])("names the parameter that Meta blames by %s", (_what, error_data) => {
    const { message } = error({ message: "(#100) Invalid parameter", code: 100, error_data });

    expect(message).toMatch(/parameter verified_name.*Meta does not accept verified_name: correct it/);
    expect(message).not.toMatch(/[{[]/);
  });

  test.each([
    ["text", "cap reached"],
    ["details", { details: "cap reached" }],
    ["text that looks like a list", '["cap reached."]'],
    ["JSON as text with details", '{"details":"cap reached"}'],
  ])("has the details that come as %s", (_what, error_data) => {
    expect(error({ message: "m", code: 100, error_data }).message).toMatch(/cap reached\./);
  });

  test.each([
    [null],
    [7],
    [["x"]],
    [{ blame_field: 7 }],
    [{ blame_field_specs: {} }],
    [{ blame_field_specs: [[" "]] }],
    [{ details: {} }],
  ])("says nothing of error_data %j", (error_data) => {
    const plain = error({ message: "m", code: 100 }).message;

    expect(error({ message: "m", code: 100, error_data }).message).toBe(plain);
  });

  test.each([
    [null, undefined],
    [true, undefined],
    ["", undefined],
    ["x", undefined],
    [1.5, undefined],
    ["190", 190],
  ])("takes %j as the code %j", (code, expected) => {
    expect(error({ message: "m", code }).code).toBe(expected);
  });

  test("says nothing twice", () => {
    const { message } = error({
      message: "Same text.",
      error_user_msg: "Same text.",
      error_data: "Same text",
      code: 1,
    });

    expect(message.match(/Same text/g)).toHaveLength(1);
  });

  test("passes an unknown code through with Meta's words", () => {
    expect(error({ message: "Something new", code: 987654, fbtrace_id: "Ax" }).message).toMatch(
      /Something new\. \(code 987654, HTTP 400, trace Ax\)/,
    );
  });

  test("survives an error whose parts have other types than documented", () => {
    const { message, code } = error({
      message: 7,
      code: "190",
      error_subcode: {},
      fbtrace_id: null,
      error_data: [1],
    });

    expect(message).toMatch(/\(no message\)/);
    expect(code).toBe(190);
  });

  test.each([...MEANINGS, ...meanings])("says for code %d what to do", (code, { remedy }) => {
    expect(error({ message: "m", code }).message.endsWith(remedy(words, []))).toBe(true);
    expect(remedy(words, [])).toMatch(/\.$/);
  });
});
