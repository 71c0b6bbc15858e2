import { phoneNumber } from "../resources/phone-number";
import { unreadState } from "../resources/phone-number/state";
import { INPUTS, SleepingClock } from "../test-support";
import { GraphAccesses, type GraphAccess } from "./access";
import { DynamicProvider, forEngine } from "./dynamic-provider";
import { DYNAMIC_WORDS } from "./dynamic-words";
import { NotInitialised, Refusal } from "./errors";
import type { ResourceKind } from "./resource-kind";

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

describe("the providers that Pulumi makes in one process, one for each handle", () => {
  const accesses = () =>
    new GraphAccesses({ clock: new SleepingClock(), environment: {}, print: () => undefined }, DYNAMIC_WORDS);
  /** A kind of resource whose reads tell which access, and which object of verbs, served them. */
  const kind = (): ResourceKind => {
    const told = (access: GraphAccess, verbs: object) => ({ id: "3", props: { access, verbs } });
    return {
      ...phoneNumber,
      verbs: (access) => {
        const verbs = { ...phoneNumber.verbs(access), read: () => Promise.resolve(told(access, verbs)) };
        return verbs;
      },
    };
  };
  async function servedBy(kind: ResourceKind, all: GraphAccesses, token: string) {
    const provider = new DynamicProvider(kind, all);
    await provider.configure({
      config: { get: (key) => (key === "whatsapp:accessToken" ? token : undefined) },
    });
    const { props } = await provider.read("3", {});
    return props as { access: GraphAccess; verbs: object };
  }

  test("share what they learn of Meta, whatever kind they serve", async () => {
    const all = accesses();

    const [one, other] = [await servedBy(kind(), all, "a"), await servedBy(kind(), all, "a")];

    expect(one.access).toBe(other.access);
    expect(one.verbs).not.toBe(other.verbs);
  });

  test("share the memory of a kind", async () => {
    const [all, same] = [accesses(), kind()];

    expect((await servedBy(same, all, "a")).verbs).toBe((await servedBy(same, all, "a")).verbs);
  });

  test("share nothing if a setting differs", async () => {
    const [all, same] = [accesses(), kind()];

    const [one, other] = [await servedBy(same, all, "a"), await servedBy(same, all, "b")];

    expect(one.access).not.toBe(other.access);
    expect(one.verbs).not.toBe(other.verbs);
  });
});
