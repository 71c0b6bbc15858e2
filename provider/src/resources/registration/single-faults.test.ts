import type { Properties } from "../../engine/properties";
import { lost, ok, refused, reply, type Instead } from "../../test-support/graph";
import { ID, REGISTERED, registrationScene, VERIFIED } from "../../test-support/registration";

/** Requests of a registration with a region, where another PIN is set: read, read region, region, PIN, register, read. */
const REQUESTS = 6;
const NUMBER = { ...VERIFIED, is_pin_enabled: true, pin: "000000" };
const EDIT = { dataRegion: "DE" };

const FAULTS: Record<string, Instead> = {
  "drops before Meta does it": () => lost(),
  "drops after Meta did it": (asked, graph) => (graph.answer(asked), lost()),
  "answers 500 before": () => reply(500, { error: { message: "Unknown", code: 1 } }),
  "answers 500 after": (asked, graph) => (graph.answer(asked), reply(500, "<h1>Oops</h1>")),
  "answers no JSON": (asked, graph) => (graph.answer(asked), reply(200, "<h1>Hello</h1>")),
  "answers nothing": (asked, graph) => (graph.answer(asked), ok({})),
  "is throttled": () => refused(80007),
  "is refused": () => refused(200),
  "meets a token that has ended": () => refused(190),
  "meets a number that is hidden": () => refused(100, { error_subcode: 33 }),
  "meets an app that has used up its calls": () => refused(4),
  "was made too often": () => refused(133016),
};

/** The fault strikes one request, counted from 1. */
function nth(request: number, fault: Instead): Instead {
  let count = 0;
  return (asked, graph) => (++count === request ? fault(asked, graph) : undefined);
}

/** The state after a run: given back, recorded by an error, or none. */
async function stateAfter(run: Promise<Properties>): Promise<Properties | undefined> {
  return run.catch((error: unknown) => (error as { properties?: Properties }).properties);
}

const NTH = Array.from({ length: REQUESTS }, (_, at) => at + 1);

describe.each(Object.entries(FAULTS))("one request %s", (_what, fault) => {
  test.each(NTH)(
    "(request %i): at most one register call in the run, and the number is registered after the next",
    async (request) => {
      const first = registrationScene(NUMBER);
      first.graph.always.push(nth(request, fault));

      const state = await stateAfter(first.create(EDIT));
      const carriedOut = first.entry.platform_type === "CLOUD_API";
      const called = first.calls().filter((call) => call === "register").length;
      // A throttled call is certainly not carried out: the same run sends it again.
      expect(called).toBeLessThanOrEqual(/throttled|used up/.test(_what) ? 2 : 1);

      const next = registrationScene(first.entry);
      // A block by Meta is waited for.
      if (state?.pending === "quota") next.clock.advance(73 * 3_600_000);
      const after = state === undefined ? await next.create(EDIT) : await next.update(state, EDIT);
      expect(after).toMatchObject({ registered: true, pending: null, dataRegion: "DE" });
      expect(next.entry).toMatchObject({ platform_type: "CLOUD_API", region: "DE", pin: REGISTERED.pin });
      expect(next.calls().filter((call) => call === "register")).toHaveLength(carriedOut ? 0 : 1);
      expect(await next.changes(after, EDIT)).toBe(false);
    },
  );
});

test("all of the requests were struck", async () => {
  const { graph, create } = registrationScene(NUMBER);

  await create(EDIT);

  expect(graph.asked.map(({ method, path }) => `${method} ${path.replace(ID, "")}`)).toEqual([
    ...["GET ", "GET /settings", "POST /settings", "POST ", "POST /register", "GET "],
  ]);
  expect(graph.asked).toHaveLength(REQUESTS);
});
