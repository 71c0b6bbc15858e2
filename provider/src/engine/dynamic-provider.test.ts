import * as z from "zod";
import { SleepingClock } from "../test-support";
import { GraphAccesses, type GraphAccess } from "./access";
import { DynamicProvider, forEngine } from "./dynamic-provider";
import { DYNAMIC_WORDS } from "./dynamic-words";
import { NotInitialised, Refusal } from "./errors";
import type { ResourceKind, Verbs } from "./resource-kind";

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

  test("records a resource that exists, with the handle", () => {
    const error = forEngine(
      new NotInitialised("3", { name: "Acme", shown: null }, "not readable, test-token"),
      handover,
    );

    expect(error).toMatchObject({
      id: "3",
      reasons: ["not readable, [secret]"],
      properties: { name: "Acme", shown: null, __provider: "the handle" },
    });
  });

  test("is called a defect where nobody wrote it for people", () => {
    expect(forEngine(new TypeError("x is not a function"), handover).message).toMatch(
      /bug in pulumi-whatsapp/,
    );
  });
});

describe("the providers that Pulumi makes in one process, one for each handle", () => {
  const accesses = () =>
    new GraphAccesses({ clock: new SleepingClock(), environment: {}, print: () => undefined }, DYNAMIC_WORDS);
  /** A kind of resource whose reads return their access and their object of verbs. */
  const kind = (): ResourceKind => ({
    className: "WhatsAppThing",
    inputs: {},
    outputs: {},
    schema: z.strictObject({}),
    meanings: new Map(),
    verbs(access) {
      const verbs: Verbs = {
        check: (_olds, news) => ({ inputs: news, failures: [] }),
        diff: () => ({ changes: false, replaces: [], deleteBeforeReplace: false }),
        create: (inputs) => Promise.resolve({ id: "3", outs: inputs }),
        read: (id) => Promise.resolve({ id, props: { access, verbs } }),
        update: (_id, _olds, news) => Promise.resolve(news),
        delete: () => Promise.resolve(),
      };
      return verbs;
    },
  });
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
