import { refused } from "../../test-support/graph";
import { FAULTS, nth, stateAfter, upTo } from "../../test-support/single-faults";
import {
  EDGE,
  temporaryFiles,
  ID,
  png,
  profileScene,
  sha256,
  TEXTS,
} from "../../test-support/business-profile";

const fileOf = temporaryFiles();

/** Read the number, read the profile, the app, session, bytes, change, read. */
const REQUESTS = 7;
const EDIT = { ...TEXTS, picture: fileOf(png()) };

const OF_PROFILES = { ...FAULTS, "meets a number that is not registered": () => refused(133010) };

describe.each(Object.entries(OF_PROFILES))("one request %s", (_what, fault) => {
  test.each(upTo(REQUESTS))(
    "(request %i): the profile is as declared after the next run, and stays so",
    async (request) => {
      const first = profileScene({ about: "Old" });
      first.graph.always.push(nth(request, fault));

      const state = await stateAfter(first.create(EDIT));
      expect(first.posts().length).toBeLessThanOrEqual(2);

      const next = profileScene(first.held.values, undefined, first.held.picture);
      const isDone = state !== undefined && !(await next.changes(state, EDIT));
      const after = isDone
        ? state
        : state === undefined
          ? await next.create(EDIT)
          : await next.update(state, EDIT);
      expect(next.held).toEqual({ values: TEXTS, picture: sha256(png()) });
      expect(after).toMatchObject({ ...EDIT, pending: null, pictureSha256: sha256(png()) });
      expect(await next.changes(after, EDIT)).toBe(false);
    },
  );
});

test("all of the requests were struck", async () => {
  const { graph, create } = profileScene({ about: "Old" });

  await create(EDIT);

  const requests = graph.asked.map(({ method, path }) => `${method} ${path.replace(/==\d+$/, "")}`);
  expect(requests).toEqual([
    ...[
      `GET ${ID}`,
      `GET ${EDGE}`,
      "GET app",
      "POST 200000000000001/uploads",
      "POST upload:MTph",
      `POST ${EDGE}`,
    ],
    `GET ${EDGE}`,
  ]);
  expect(requests).toHaveLength(REQUESTS);
});
