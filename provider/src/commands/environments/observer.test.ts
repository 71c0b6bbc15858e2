import { observer, urnOf } from "../../test-support/observed";
import { hiding } from "../../graph/redact";

const URN = urnOf("WhatsAppPhoneNumber");

describe("a failure", () => {
  test("of one resource is a refusal, and no error of the environment", () => {
    const { message, failure } = observer();
    message("error", "1 error occurred:\n\t* No token.\n", URN);
    message("error", "update failed\n");

    expect(failure("update failed")).toMatchObject({
      refused: [{ number: "support", of: "number", reason: "No token." }],
      error: undefined,
    });
  });

  test("of the program is an error, without the engine's closing words", () => {
    const { message, failure } = observer();
    message("error", "Pulumi.dev.yaml cannot be used:\n  cc\n");
    message("error", "preview failed\n");

    expect(failure("something else")).toMatchObject({
      refused: [],
      error: "Pulumi.dev.yaml cannot be used:\n  cc",
    });
  });

  test.each([
    ["the words of the CLI", "the stack is locked", ["a line"], "the stack is locked"],
    [
      "the lines of the language host",
      undefined,
      ["\u001b[31mError\u001b[0m: no such property", "at 5"],
      "Error: no such property\nat 5",
    ],
    ["no reason", undefined, [" "], "Pulumi failed and gave no reason."],
  ])("before any step has %s", (_what, words, written, error) => {
    const { message, failure } = observer();
    for (const line of written) message("info#err", line);

    expect(failure(words).error).toBe(error);
  });
});

test("lines of the program and warnings are progress, debugging is not", () => {
  const { message, lines } = observer();
  message("info#err", "pulumi-whatsapp: waits\n");
  message("warning", "old\n", URN);
  message("info", "hello\n");
  message("debug", "chatter\n");

  expect(lines).toEqual(["pulumi-whatsapp: waits", "old"]);
});

describe("the requests to Meta", () => {
  test("of several providers are added up, in a report without another line", () => {
    const { message, report, lines } = observer();
    message("info", "12 requests to Meta.\n");
    message("info", '1 request to Meta by the provider "other".\n');

    expect(report().quota).toEqual({ requests: 13 });
    expect(lines).toEqual([]);
  });

  test("are no reason of a failure", () => {
    const { message, failure } = observer();
    message("info#err", "pulumi-whatsapp: 12 requests to Meta.\n\n");

    expect(failure()).toMatchObject({ quota: { requests: 12 }, error: "Pulumi failed and gave no reason." });
  });
});

test("text from the engine has none of our secrets", () => {
  const { message, failure, lines } = observer("program", hiding(["test-token"]));
  message("info#err", "using test-token");
  message("error", "refused test-token", URN);

  expect(lines.join("\n")).not.toContain("test-token");
  expect(JSON.stringify(failure("test-token"))).not.toContain("test-token");
});

describe("a registration", () => {
  const registration = { type: "WhatsAppRegistration", name: "other-name" } as const;
  const number = {
    type: "WhatsAppPhoneNumber",
    op: "same",
    old: { phoneNumberId: "110" },
    now: { phoneNumberId: "110" },
  } as const;

  test("belongs to the number with its id, before its name", () => {
    const { step, report } = observer();
    step({ ...number, name: "support" });
    step({ ...number, name: "other-name", old: { phoneNumberId: "111" }, now: { phoneNumberId: "111" } });
    step({ ...registration, op: "create", now: {}, inputs: { phoneNumberId: "110" } });

    expect(report().changes).toMatchObject([{ number: "support", subject: "registration of support" }]);
  });

  test("belongs to its number also if it comes first, as in a removal", () => {
    const { step, report } = observer();
    step({ ...registration, op: "delete", old: {}, inputs: { phoneNumberId: "110" } });
    step({ ...number, op: "delete", name: "support" });

    expect(report().changes).toMatchObject([{ subject: "registration of support" }, { subject: "support" }]);
  });

  test("of a number in another stack has its own name", () => {
    const { step, report } = observer();
    step({ ...registration, op: "create", now: {}, inputs: { phoneNumberId: "110" } });

    expect(report().changes).toMatchObject([{ number: "other-name", subject: "registration other-name" }]);
  });
});
