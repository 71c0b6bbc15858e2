import { ACCOUNT } from "../../test-support";
import { APP } from "../../test-support/graph";
import { FAULTS, nth, stateAfter, upTo } from "../../test-support/single-faults";
import { ACCOUNT_INPUTS, ADDRESS, VERIFY_TOKEN, webhookScene } from "../../test-support/webhooks";
import { subscription } from ".";

type Apps = ReturnType<typeof webhookScene>["graph"]["apps"];
const INPUTS = {
  ...ACCOUNT_INPUTS,
  callbackUri: ADDRESS,
  verifyToken: VERIFY_TOKEN,
  unsubscribeOnDelete: true,
};
const STATE = { ...INPUTS, appId: APP, appName: "Example app", ownCallbackUris: [ADDRESS] };
const scene = (apps: Apps = []) => webhookScene(subscription, ACCOUNT, INPUTS, { apps });

/** The app, look, subscribe, look, address, look. */
const OF_CREATION = 6;
/** The app, look, clear, look, end, look. */
const OF_DELETION = 6;

describe.each(Object.entries(FAULTS))("one request %s", (_what, fault) => {
  test.each(upTo(OF_CREATION))(
    "(request %i): the app hears at the address after the next run, and a deletion leaves nothing behind",
    async (request) => {
      const first = scene();
      first.graph.always.push(nth(request, fault));
      const state = await stateAfter(first.create());
      if (state === undefined) expect(first.ownApp()).toBeUndefined();

      const next = scene(first.graph.apps);
      const after = state === undefined ? await next.create() : await next.update(state);
      expect(after).toEqual(STATE);
      expect(next.ownApp()?.webhook).toBe(ADDRESS);

      const last = scene(next.graph.apps);
      await last.provider.delete(ACCOUNT, after);
      expect(last.graph.apps).toEqual([]);
    },
  );

  test.each(upTo(OF_DELETION))(
    "(request %i) of a deletion: nothing is left at the latest after the next",
    async (request) => {
      const first = scene([{ id: APP, webhook: ADDRESS }]);
      first.graph.always.push(nth(request, fault));
      const isDeleted = await first.provider.delete(ACCOUNT, STATE).then(
        () => true,
        () => false,
      );
      if (isDeleted) expect(first.graph.apps).toEqual([]);

      const next = scene(first.graph.apps);
      await next.provider.delete(ACCOUNT, STATE);

      expect(next.graph.apps).toEqual([]);
    },
  );
});

test("all of the requests were struck", async () => {
  const creation = scene();
  await creation.create();
  expect(creation.graph.asked).toHaveLength(OF_CREATION);

  const deletion = scene([{ id: APP, webhook: ADDRESS }]);
  await deletion.provider.delete(ACCOUNT, STATE);
  expect(deletion.graph.asked).toHaveLength(OF_DELETION);
});
