import fc from "fast-check";
import { DYNAMIC_WORDS } from "../../engine/dynamic-words";
import type { DynamicProvider } from "../../engine/dynamic-provider";
import type { Properties } from "../../engine/properties";
import { UNKNOWN } from "../../test-support";
import { lost, refused, reply, type Entry, type Instead } from "../../test-support/graph";
import { CREATED, ID, INPUTS, PIN, registrationScene } from "../../test-support/registration";
import { checkRegistration } from "./check";
import { diffRegistration } from "./diff";
import { secretsIn } from "../../engine/fields";
import { INPUTS as FIELDS } from "./fields";

const PINS = [PIN, "111111"];
const STACK = { words: DYNAMIC_WORDS, defaults: {} };

const anything = fc.oneof(
  ...[fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(UNKNOWN), fc.object()],
);
/** Mostly valid inputs, because inputs full of errors test little. */
const right = {
  phoneNumberId: fc.constant(ID),
  pin: fc.constantFrom(...PINS),
  dataRegion: fc.constantFrom("DE", "CH"),
  registerAgain: fc.constantFrom("a", "b", 1, true),
  required: fc.boolean(),
  allowDowntime: fc.boolean(),
  deregisterOnDelete: fc.boolean(),
  businessAccountId: fc.constant(INPUTS.businessAccountId),
};
const inputs = fc.record(right, { requiredKeys: ["phoneNumberId"] });
const odd = fc.dictionary(fc.constantFrom(...Object.keys(right), "colour"), anything, { maxKeys: 3 });
const properties = fc.tuple(inputs, odd).map(([some, others]): Properties => ({ ...some, ...others }));

const state = fc.record({
  registered: fc.constantFrom(true, false, null),
  pending: fc.constantFrom(null, "verification", "name", "quota", "outcome"),
  pinEnabled: fc.constantFrom(true, false, null),
  registerCalls: fc.array(fc.constantFrom("2025-12-31T12:00:00Z", "2025-12-01T12:00:00Z"), { maxLength: 9 }),
});
const olds = fc.tuple(inputs, state).map(([some, seen]): Properties => ({ ...some, ...seen }));

const number = fc
  .record(
    {
      status: fc.constantFrom("PENDING", "CONNECTED", "BANNED", "NEW"),
      name_status: fc.constantFrom("APPROVED", "PENDING_REVIEW", "DECLINED"),
      code_verification_status: fc.constantFrom("NOT_VERIFIED", "VERIFIED", "EXPIRED", "NEW"),
      platform_type: fc.constantFrom("NOT_APPLICABLE", "CLOUD_API", "ON_PREMISE", "NEW"),
      is_pin_enabled: fc.boolean(),
      pin: fc.constantFrom(...PINS),
      region: fc.constantFrom("DE", "CH"),
    },
    { requiredKeys: [] },
  )
  .map((fields): Entry => {
    const { id, display_phone_number } = CREATED;
    return { id, display_phone_number, ...fields };
  });

/** The refusals repeat a PIN, because Meta's may. */
const faults: Instead[] = [
  () => undefined,
  () => lost(),
  (asked, graph) => (graph.answer(asked), lost()),
  ...[100, 200, 2388001, 133000, 133005, 133006, 133010, 133016].map(
    (code): Instead =>
      () =>
        refused(code, { error_user_msg: `Not ${PINS.join(" or ")}` }),
  ),
  () => reply(200, { success: "no" }),
  () => reply(200, { id: [ID], platform_type: 7 }),
];
const trouble = fc.array(fc.constantFrom(...faults), { maxLength: 8 });

test("check is idempotent, never throws, and says something of each failure", () => {
  fc.assert(
    fc.property(properties, properties, (before, news) => {
      const once = checkRegistration(before, news, STACK);
      expect(checkRegistration(before, once.inputs, STACK)).toEqual(once);
      for (const { property, reason } of once.failures) {
        expect(["", "colour", ...Object.keys(right)]).toContain(property);
        expect(reason.length).toBeGreaterThan(10);
      }
    }),
  );
});

test("a complete registration differs in nothing from itself", () => {
  fc.assert(
    fc.property(inputs, (some) => {
      const complete = { ...some, registered: true, pending: null, pinEnabled: true };
      expect(diffRegistration(complete, some)).toEqual({
        changes: false,
        replaces: [],
        deleteBeforeReplace: false,
      });
    }),
  );
});

type Act = (provider: DynamicProvider, olds: Properties, news: Properties) => Promise<unknown>;

/** The PINs that the provider gets. */
const pinsGivenTo: Record<string, (olds: Properties, news: Properties) => string[]> = {
  create: (_olds, news) => secretsIn(FIELDS, news),
  update: (before, news) => secretsIn(FIELDS, before, news),
  read: (before) => secretsIn(FIELDS, before),
  delete: (before) => secretsIn(FIELDS, before),
};

const VERBS: [string, Act][] = [
  ["create", (provider, _olds, news) => provider.create(news)],
  ["update", (provider, before, news) => provider.update(ID, before, news)],
  ["read", (provider, before) => provider.read(ID, before)],
  ["delete", (provider, before) => provider.delete(ID, before)],
];

describe.each(VERBS)("%s, with any number and any answers", (verb, act) => {
  test("registers once at most, only a verified number, and shows the PIN to nobody", async () => {
    await fc.assert(
      fc.asyncProperty(olds, inputs, number, trouble, async (before, news, entry, struck) => {
        const { graph, provider, lines } = registrationScene(entry);
        const remaining = [...struck];
        graph.always.push((asked, same) => remaining.shift()?.(asked, same));
        const isVerified = entry.code_verification_status === "VERIFIED";

        const failure = await act(provider, before, news).then(
          () => undefined,
          (error: unknown) => error as Error & { reasons?: string[] },
        );

        const registers = graph.paths("POST").filter((path) => path === `${ID}/register`);
        expect(registers.length).toBeLessThanOrEqual(1);
        if (entry.platform_type === "NOT_APPLICABLE" && !isVerified) expect(registers).toEqual([]);
        const said = [failure?.message, ...(failure?.reasons ?? []), ...lines].join("\n");
        for (const pin of pinsGivenTo[verb]?.(before, news) ?? []) expect(said).not.toContain(pin);
        expect(said).not.toMatch(/Unexpected|undefined|\[object Object\]/);
      }),
      { numRuns: 150 },
    );
  });
});

test.each(VERBS)("whatever %s gets, it fails with nothing but a message for people", async (_verb, act) => {
  await fc.assert(
    fc.asyncProperty(properties, properties, async (before, news) => {
      const { provider } = registrationScene();
      const thrown: unknown = await act(provider, before, news).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (thrown === undefined) return;
      expect(thrown).toBeInstanceOf(Error);
      expect((thrown as Error).toString()).toBe("pulumi-whatsapp");
      expect((thrown as Error).message).not.toMatch(/^Unexpected|undefined|\[object Object\]|^$/);
    }),
    { numRuns: 60 },
  );
});
