import fc from "fast-check";
import { DYNAMIC_WORDS } from "../../engine/dynamic-words";
import type { DynamicProvider } from "../../engine/dynamic-provider";
import type { Properties } from "../../engine/properties";
import { UNKNOWN } from "../../test-support";
import { temporaryFiles, ID, INPUTS, png, profileScene, sha256 } from "../../test-support/business-profile";
import { lost, refused, reply, type Instead } from "../../test-support/graph";
import { checkProfile } from "./check";
import { diffProfile } from "./diff";

const fileOf = temporaryFiles();

const STACK = { words: DYNAMIC_WORDS, defaults: {} };
const PICTURES = ["one", "two"].map((content) => fileOf(png(content)));

const anything = fc.oneof(
  ...[fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(UNKNOWN), fc.object()],
  fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant(UNKNOWN), fc.integer()), { maxLength: 3 }),
);
const website = fc.oneof(
  fc.webUrl(),
  fc.constantFrom("https://example.com", "https://example.com/", "HTTPS://EXAMPLE.com"),
);
/** Mostly valid inputs, because inputs full of errors test little. */
const right = {
  phoneNumberId: fc.constant(ID),
  about: fc.constantFrom("Here to help", " Here  to help", "Caf\u00e9", "Cafe\u0301"),
  address: fc.constantFrom("", "1 Example Street"),
  description: fc.string({ unit: "grapheme", maxLength: 60 }),
  email: fc.constantFrom("", "support@example.com"),
  websites: fc.array(website, { maxLength: 2 }),
  vertical: fc.constantFrom("RETAIL", "OTHER"),
  picture: fc.constantFrom(...PICTURES),
  businessAccountId: fc.constant(INPUTS.businessAccountId),
};
const inputs = fc.record(right, { requiredKeys: ["phoneNumberId"] });
const odd = fc.dictionary(fc.constantFrom(...Object.keys(right), "colour"), anything, { maxKeys: 3 });
const properties = fc.tuple(inputs, odd).map(([some, others]): Properties => ({ ...some, ...others }));
const state = fc.record({
  pending: fc.constantFrom(null, "registration"),
  pictureSha256: fc.constantFrom(null, sha256(png("one")), sha256(png("two"))),
});
const olds = fc.tuple(inputs, state).map(([some, known]): Properties => ({ ...some, ...known }));
const held = fc
  .record(right, { requiredKeys: [] })
  .map(
    ({ phoneNumberId: _id, picture: _picture, businessAccountId: _account, ...values }): Properties => values,
  );

const faults: Instead[] = [
  () => undefined,
  () => lost(),
  (asked, graph) => (graph.answer(asked), lost()),
  ...[100, 200, 133010].map(
    (code): Instead =>
      () =>
        refused(code),
  ),
  () => reply(200, { success: "no" }),
  () => reply(200, { data: [{ about: 7 }], id: [ID] }),
];
const trouble = fc.array(fc.constantFrom(...faults), { maxLength: 8 });

test("check is idempotent, never throws, and says something of each failure", () => {
  fc.assert(
    fc.property(properties, (news) => {
      const once = checkProfile(news, STACK);
      expect(checkProfile(once.inputs, STACK)).toEqual(once);
      for (const { property, reason } of once.failures) {
        expect(["colour", ...Object.keys(right)]).toContain(property);
        expect(reason.length).toBeGreaterThan(10);
      }
    }),
  );
});

test("a complete profile differs in nothing from itself", () => {
  fc.assert(
    fc.property(inputs, (some) => {
      const at = PICTURES.indexOf(some.picture ?? "");
      const pictureSha256 = at < 0 ? null : sha256(png(at === 0 ? "one" : "two"));
      expect(diffProfile({ ...some, pending: null, pictureSha256 }, some)).toEqual({
        changes: false,
        replaces: [],
        deleteBeforeReplace: false,
      });
    }),
  );
});

test("whatever Meta holds, a creation sends the declared fields and no others, and a refresh finds no difference", async () => {
  await fc.assert(
    fc.asyncProperty(held, inputs, async (before, news) => {
      const { posts, provider, held: after } = profileScene(before);

      const { outs } = await provider.create(news);

      const declared = ["messaging_product", "profile_picture_handle", ...Object.keys(news)];
      expect(posts().length).toBeLessThanOrEqual(1);
      for (const body of posts()) for (const name of Object.keys(body)) expect(declared).toContain(name);
      for (const [name, value] of Object.entries(before))
        if (!(name in news)) expect(after.values[name]).toEqual(value);
      expect(await provider.read(ID, outs)).toEqual({ id: ID, props: outs, inputs: { ...news } });
      expect((await provider.diff(ID, outs, news)).changes).toBe(false);
    }),
  );
});

type Act = (provider: DynamicProvider, olds: Properties, news: Properties) => Promise<unknown>;

const VERBS: [string, Act][] = [
  ["create", (provider, _olds, news) => provider.create(news)],
  ["update", (provider, before, news) => provider.update(ID, before, news)],
  ["read", (provider, before) => provider.read(ID, before)],
  ["delete", (provider, before) => provider.delete(ID, before)],
];

describe.each(VERBS)("%s, with any profile and any answers", (verb, act) => {
  test("sends two changes at most, never a field that is not declared, and speaks to people", async () => {
    await fc.assert(
      fc.asyncProperty(olds, inputs, held, trouble, async (before, news, values, struck) => {
        const { graph, provider, lines, posts } = profileScene(values);
        const remaining = [...struck];
        graph.always.push((asked, same) => remaining.shift()?.(asked, same));

        const failure = await act(provider, before, news).then(
          () => undefined,
          (error: unknown) => error as Error & { reasons?: string[] },
        );

        const declared = ["messaging_product", "profile_picture_handle", ...Object.keys(news)];
        expect(posts().length).toBeLessThanOrEqual(verb === "create" || verb === "update" ? 2 : 0);
        for (const body of posts()) for (const name of Object.keys(body)) expect(declared).toContain(name);
        const said = [failure?.message, ...(failure?.reasons ?? []), ...lines].join("\n");
        expect(said).not.toMatch(/Unexpected|undefined|\[object Object\]/);
      }),
      { numRuns: 150 },
    );
  });
});

test.each(VERBS)("whatever %s gets, it fails with nothing but a message for people", async (_verb, act) => {
  await fc.assert(
    fc.asyncProperty(properties, properties, async (before, news) => {
      const { provider } = profileScene();
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
