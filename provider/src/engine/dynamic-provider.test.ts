import { forEngine } from "./dynamic-provider";
import { NotInitialised, Refusal } from "./errors";
import { unreadState } from "../resources/phone-number/state";
import { INPUTS } from "../test-support";

const handover = {
  verb: "create",
  handle: "the handle",
  hide: (text: string) => text.replaceAll("test-token", "[secret]"),
};

describe("an error that is handed to the engine", () => {
  test("tells its text once: the bridge prints the error and its stack beside it", () => {
    const error = forEngine(new Refusal("The number is there already."), handover);

    expect(error.message).toBe("The number is there already.");
    expect(`${String(error)}: ${String(error.stack)}`).not.toContain("there already");
  });

  test("hides secrets in its text", () => {
    expect(forEngine(new Refusal("bad test-token"), handover).message).toBe("bad [secret]");
  });

  test("records a number that exists, with the handle and without undefined values", () => {
    const error = forEngine(
      new NotInitialised("3", unreadState(INPUTS, "3"), "not readable, test-token"),
      handover,
    );

    expect(error).toMatchObject({
      id: "3",
      reasons: ["not readable, [secret]"],
      properties: { ...INPUTS, phoneNumberId: "3", displayPhoneNumber: null, __provider: "the handle" },
    });
    expect(Object.values((error as unknown as { properties: object }).properties)).not.toContain(undefined);
  });

  test("is called a defect where nobody wrote it for people", () => {
    expect(forEngine(new TypeError("x is not a function"), handover).message).toMatch(
      /defect of pulumi-whatsapp/,
    );
  });
});
