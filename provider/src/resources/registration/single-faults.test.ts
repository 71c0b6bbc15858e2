import { refused } from "../../test-support/graph";
import { ID, REGISTERED, registrationScene, VERIFIED } from "../../test-support/registration";
import { FAULTS, nth, stateAfter, upTo } from "../../test-support/single-faults";

/** The requests of a registration with a region and another PIN: read, read region, region, PIN, register, read. */
const REQUESTS = 6;
const NUMBER = { ...VERIFIED, is_pin_enabled: true, pin: "000000" };
const EDIT = { dataRegion: "DE" };

const OF_REGISTERING = { ...FAULTS, "was made too often": () => refused(133016) };

describe.each(Object.entries(OF_REGISTERING))("one request %s", (_what, fault) => {
  test.each(upTo(REQUESTS))(
    "(request %i): at most one register call in the run, and the number is registered after the next",
    async (request) => {
      const first = registrationScene(NUMBER);
      first.graph.always.push(nth(request, fault));

      const state = await stateAfter(first.create(EDIT));
      const carriedOut = first.entry.platform_type === "CLOUD_API";
      const called = first.calls().filter((call) => call === "register").length;
      // Meta certainly did not carry out a throttled call, so the same run sends it again.
      expect(called).toBeLessThanOrEqual(/throttled|used up/.test(_what) ? 2 : 1);

      const next = registrationScene(first.entry);
      // The run waits for the end of Meta's block.
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
