import type { Properties } from "../../engine/properties";
import { lost, ok, refused, reply, type Instead } from "../../test-support/graph";
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

/** Read the number, read the profile, session, bytes, change, read. */
const REQUESTS = 6;
const EDIT = { ...TEXTS, picture: fileOf(png()) };

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
  "meets a number that is not registered": () => refused(133010),
};

/** The fault strikes one request, counted from 1. */
function nth(request: number, fault: Instead): Instead {
  let count = 0;
  return (asked, graph) => (++count === request ? fault(asked, graph) : undefined);
}

/** The state after a run: given back, recorded by an error, or none. */
const stateAfter = (run: Promise<Properties>): Promise<Properties | undefined> =>
  run.catch((error: unknown) => (error as { properties?: Properties }).properties);

const NTH = Array.from({ length: REQUESTS }, (_, at) => at + 1);

describe.each(Object.entries(FAULTS))("one request %s", (_what, fault) => {
  test.each(NTH)(
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
    ...[`GET ${ID}`, `GET ${EDGE}`, "POST 200000000000001/uploads", "POST upload:MTph", `POST ${EDGE}`],
    `GET ${EDGE}`,
  ]);
  expect(requests).toHaveLength(REQUESTS);
});
