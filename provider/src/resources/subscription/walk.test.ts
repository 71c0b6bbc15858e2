import fc from "fast-check";
import { ACCOUNT } from "../../test-support";
import { FAULTS } from "../../test-support/single-faults";
import { SmallEngine } from "../../test-support/small-engine";
import { ACCOUNT_INPUTS, ADDRESS, FOREIGN, OTHER, webhookScene } from "../../test-support/webhooks";
import { subscription } from ".";

const TOKENS = ["first-token-of-the-walk", "second-token-of-the-walk"] as const;
const STRANGER = { id: "200000000000009", name: "Another app", webhook: FOREIGN };

type Step =
  | { readonly is: "up" | "rename"; readonly inputs: Record<string, unknown> }
  | {
      readonly is: "remove" | "refresh" | "unsubscribed by hand" | "set by hand";
      readonly inputs?: undefined;
    };

const address = fc.record({
  callbackUri: fc.constantFrom(ADDRESS, OTHER),
  verifyToken: fc.constantFrom(...TOKENS),
});
const declared = fc
  .tuple(fc.option(address, { nil: {} }), fc.constantFrom({}, { unsubscribeOnDelete: true }))
  .map((parts) => ({ ...parts[0], ...parts[1] }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom("up" as const, "rename" as const), declared)
      .map(([is, inputs]) => ({ is, inputs })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Step["is"]>("remove", "refresh", "unsubscribed by hand", "set by hand")
      .map((is) => ({ is }) as Step),
  },
);
/** The fault hits that request of the step, or every request from it on. */
const trouble = fc.option(
  fc.record({ at: fc.nat(7), fault: fc.constantFrom(...Object.keys(FAULTS)), stays: fc.boolean() }),
  { freq: 2 },
);

test("no walk touches another app or a foreign address unasked, leaves its own address behind, or shows a token", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, trouble), { maxLength: 12 }), async (steps) => {
      const { graph, another, lines, ownApp } = webhookScene(subscription, ACCOUNT, ACCOUNT_INPUTS, {
        apps: [STRANGER],
      });
      const engine = new SmallEngine(another);

      for (const [taken, struck] of steps) {
        let request = 0;
        graph.always.splice(0, graph.always.length, (asked, same) => {
          const ahead = (struck?.at ?? 0) - request++;
          const strikes = struck !== null && (ahead === 0 || (struck.stays && ahead < 0));
          return strikes ? FAULTS[struck.fault]?.(asked, same) : undefined;
        });
        const before = ownApp()?.webhook;
        if (taken.is === "unsubscribed by hand") {
          graph.apps.splice(1);
        } else if (taken.is === "set by hand") {
          const own = ownApp();
          if (own !== undefined) own.webhook = FOREIGN;
        } else if (taken.is === "refresh") {
          await engine.refresh();
        } else if (taken.is === "remove") {
          const done = await engine.up(undefined);
          if (before === FOREIGN) expect(ownApp()?.webhook).toBe(FOREIGN);
          else if (done) expect(ownApp()?.webhook).toBeUndefined();
        } else {
          const inputs = { ...ACCOUNT_INPUTS, ...taken.inputs };
          // A refresh has shown it to a person.
          const isKnown = engine.entry?.outs.callbackUri === FOREIGN;
          await (taken.is === "up" ? engine.up(inputs) : engine.rename(inputs));
          if (before === FOREIGN && !isKnown) expect(ownApp()?.webhook).toBe(FOREIGN);
        }
        expect(graph.apps[0]).toEqual(STRANGER);
      }

      graph.always.length = 0;
      const last = ownApp()?.webhook;
      const { entries } = engine;
      const ends = entries.some(({ outs }) => outs.unsubscribeOnDelete === true);
      // A leftover entry may have to clear its address first.
      const isGone = (await engine.up(undefined)) || (await engine.up(undefined));
      expect(isGone).toBe(!(ends && last === FOREIGN));
      expect(ownApp()?.webhook).toBe(last === FOREIGN ? FOREIGN : undefined);
      // A leftover entry has the address, so the new entry leaves the subscription alone.
      if (entries.length === 1 && ends && last !== FOREIGN) expect(ownApp()).toBeUndefined();
      for (const token of TOKENS) expect([...engine.said, ...lines].join("\n")).not.toContain(token);
    }),
    { numRuns: 400 },
  );
}, 60_000);
