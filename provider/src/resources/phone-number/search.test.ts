import { accountsOf } from "../../account/accounts";
import { GraphAccesses } from "../../engine/access";
import { DYNAMIC_WORDS } from "../../engine/dynamic-words";
import { Deadline } from "../../graph/clock";
import { ACCOUNT, SleepingClock } from "../../test-support";
import { FakeGraph, LISTING, lost, ok, refused, to } from "../../test-support/graph";
import { Search } from "./search";

function scene(totalMs: number, attemptMs = 500) {
  const graph = new FakeGraph();
  const clock = new SleepingClock();
  const access = new GraphAccesses(
    {
      clock,
      send: graph.send,
      environment: { WHATSAPP_ACCESS_TOKEN: "test-token" },
      print: () => undefined,
    },
    DYNAMIC_WORDS,
  ).with((name) => (name === "maxRetries" ? "0" : undefined));
  const search = new Search(access.shared(accountsOf).get(ACCOUNT), new Deadline(clock, totalMs, attemptMs));
  return { graph, clock, search };
}

const nothing = (): string | undefined => undefined;

describe("a search that finds nothing", () => {
  test.each([
    ["time for all looks", 60_000, [0, 500, 1_000, 2_000, 4_000]],
    [
      "time for a part: the last pause is cut, so that the look has time for its answer",
      4_000,
      [0, 500, 1_000, 1_500],
    ],
    ["no time to wait: one look", 1_000, [0]],
  ])("with %s", async (_what, totalMs, pauses) => {
    const { clock, search } = scene(totalMs);

    expect(await search.until(nothing)).toBeUndefined();
    expect(clock.slept).toEqual(pauses);
    expect(search.reads).toBe(pauses.length);
  });

  test("fails if the last look failed, not if an earlier one did", async () => {
    const { graph, search } = scene(1_000);
    graph.always.push(to("GET", LISTING, lost));
    await expect(search.until(nothing)).rejects.toThrow(/connection was closed/);

    const later = scene(60_000);
    later.graph.once.push(to("GET", LISTING, lost));
    expect(await later.search.until(nothing)).toBeUndefined();
  });

  test.each([
    ["a listing that is cut off", ok({ data: [], paging: { next: 7 } }), /only a part/],
    ["a refusal for good", refused(190), /token is invalid/],
  ])("ends at %s", async (_what, answer, message) => {
    const { graph, search } = scene(60_000);
    graph.always.push(to("GET", LISTING, answer));

    await expect(search.until(nothing)).rejects.toThrow(message);
    expect(search.reads).toBe(1);
  });
});

test("a search ends with the first look that has a result", async () => {
  const { search } = scene(60_000);

  expect(await search.until(() => (search.reads === 2 ? "there" : undefined))).toBe("there");
  expect(search.reads).toBe(2);
});
