import { APP } from "../../test-support/graph";
import { ID } from "../../test-support/registration";
import { FAULTS, nth, stateAfter, upTo } from "../../test-support/single-faults";
import { ADDRESS, NUMBER_INPUTS, OTHER, SUBSCRIBED, webhookScene } from "../../test-support/webhooks";
import { webhookOverride } from ".";

const scene = (webhook?: string) =>
  webhookScene(webhookOverride, ID, NUMBER_INPUTS, {
    apps: [SUBSCRIBED],
    ...(webhook !== undefined && { number: { webhook } }),
  });
const STATE = { ...NUMBER_INPUTS, ownCallbackUris: [ADDRESS] };
const STORED = { ...STATE, appId: APP };

/** Look, the app, change, look. */
const REQUESTS = 4;

describe.each(Object.entries(FAULTS))("one request %s", (_what, fault) => {
  test.each(upTo(REQUESTS))(
    "(request %i): the address is there after the next run, and a deletion leaves none behind",
    async (request) => {
      const first = scene();
      first.graph.always.push(nth(request, fault));
      const state = await stateAfter(first.create());

      const next = scene(first.entry.webhook);
      const after = state === undefined ? await next.create() : await next.update(state);
      expect(after).toMatchObject(STATE);
      expect(next.entry.webhook).toBe(ADDRESS);

      // Another process deletes.
      const last = scene(next.entry.webhook);
      await last.provider.delete(ID, after);
      expect(last.entry.webhook).toBeUndefined();
    },
  );

  test.each(upTo(REQUESTS))(
    "(request %i) of a change: a deletion right after it leaves none behind",
    async (request) => {
      const first = scene(ADDRESS);
      first.graph.always.push(nth(request, fault));
      const state = (await stateAfter(first.update(STORED, { callbackUri: OTHER }))) ?? STORED;

      const next = scene(first.entry.webhook);
      await next.provider.delete(ID, state);

      expect(next.entry.webhook).toBeUndefined();
    },
  );

  test.each(upTo(REQUESTS))(
    "(request %i) of a deletion: the address goes at the latest with the next",
    async (request) => {
      const first = scene(ADDRESS);
      first.graph.always.push(nth(request, fault));
      const isDeleted = await first.provider.delete(ID, STORED).then(
        () => true,
        () => false,
      );
      if (isDeleted) expect(first.entry.webhook).toBeUndefined();

      const next = scene(first.entry.webhook);
      await next.provider.delete(ID, STORED);

      expect(next.entry.webhook).toBeUndefined();
    },
  );
});

test("all of the requests were struck", async () => {
  const { graph, create } = scene();

  await create();

  expect(graph.asked).toHaveLength(REQUESTS);
});
