import fc from "fast-check";
import { ID } from "../../test-support/registration";
import { FAULTS } from "../../test-support/single-faults";
import { SmallEngine } from "../../test-support/small-engine";
import {
  ADDRESS,
  FOREIGN,
  NUMBER_INPUTS,
  OTHER,
  SUBSCRIBED,
  webhookScene,
} from "../../test-support/webhooks";
import { webhookOverride } from ".";

const TOKENS = ["first-token-of-the-walk", "second-token-of-the-walk"] as const;

type Step =
  | {
      readonly is: "up" | "rename";
      readonly callbackUri: string;
      readonly verifyToken: string;
      readonly takeOver?: true;
    }
  | { readonly is: "remove" | "refresh" }
  | { readonly is: "by hand"; readonly webhook: string | undefined };

const declared = fc.record(
  {
    callbackUri: fc.constantFrom(ADDRESS, OTHER),
    verifyToken: fc.constantFrom(...TOKENS),
    takeOver: fc.constant(true as const),
  },
  { requiredKeys: ["callbackUri", "verifyToken"] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(fc.constantFrom("up" as const, "rename" as const), declared)
    .map(([is, inputs]) => ({ is, ...inputs })),
  fc.constantFrom<Step>({ is: "remove" }, { is: "refresh" }),
  fc.constantFrom(FOREIGN, undefined).map((webhook) => ({ is: "by hand" as const, webhook })),
);
/** The fault hits that request of the step, or every request from it on. */
const trouble = fc.option(
  fc.record({ at: fc.nat(4), fault: fc.constantFrom(...Object.keys(FAULTS)), stays: fc.boolean() }),
  { freq: 2 },
);

test("no walk replaces or clears an address of somebody else unasked, leaves one of its own behind, or shows a token", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, trouble), { maxLength: 12 }), async (steps) => {
      const { graph, entry, another, lines } = webhookScene(webhookOverride, ID, NUMBER_INPUTS, {
        apps: [SUBSCRIBED],
      });
      const engine = new SmallEngine(another);

      for (const [{ is, ...edit }, struck] of steps) {
        let request = 0;
        graph.always.splice(0, graph.always.length, (asked, same) => {
          const ahead = (struck?.at ?? 0) - request++;
          const strikes = struck !== null && (ahead === 0 || (struck.stays && ahead < 0));
          return strikes ? FAULTS[struck.fault]?.(asked, same) : undefined;
        });
        const before = entry.webhook;
        const inputs = { ...NUMBER_INPUTS, ...edit };
        // A refresh has shown it to a person.
        const isKnown = engine.entry?.outs.callbackUri === FOREIGN;
        const mayReplace = isKnown || "takeOver" in edit;
        if (is === "by hand") {
          if ((edit as { webhook?: string }).webhook === undefined) delete entry.webhook;
          else entry.webhook = FOREIGN;
        } else if (is === "refresh") {
          await engine.refresh();
        } else if (is === "remove") {
          const done = await engine.up(undefined);
          if (before === FOREIGN) expect(entry.webhook).toBe(FOREIGN);
          else if (done) expect(entry.webhook).toBeUndefined();
        } else {
          const done = is === "up" ? await engine.up(inputs) : await engine.rename(inputs);
          if (before === FOREIGN && !mayReplace) expect(entry.webhook).toBe(FOREIGN);
          if (done && !(before === FOREIGN && entry.webhook === FOREIGN)) {
            // Without a refresh nobody has seen the change by hand.
            expect([inputs.callbackUri, before]).toContain(entry.webhook);
          }
        }
      }

      graph.always.length = 0;
      const last = entry.webhook;
      expect(await engine.up(undefined)).toBe(true);
      expect(entry.webhook).toBe(last === FOREIGN ? FOREIGN : undefined);
      for (const token of TOKENS) expect([...engine.said, ...lines].join("\n")).not.toContain(token);
    }),
    { numRuns: 400 },
  );
}, 60_000);
