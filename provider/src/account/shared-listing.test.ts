import { SharedListing } from "./shared-listing";
import type { GraphNumber } from "./numbers";
import { SleepingClock } from "../test-support";

const number = (id: string) => ({ id }) as GraphNumber;

/** A listing of pages of two, that counts what it is asked. */
function listingOf(ids: string[], clock = new SleepingClock()) {
  const asked = { readings: 0, pages: 0 };
  const shared = new SharedListing(clock, async function* () {
    asked.readings++;
    for (let at = 0; at < Math.max(ids.length, 1); at += 2) {
      asked.pages++;
      await Promise.resolve();
      yield ids.slice(at, at + 2).map(number);
    }
  });
  return { shared, asked, clock };
}

describe("reads that arrive together", () => {
  test("share the pages of one reading", async () => {
    const { shared, asked } = listingOf(["1", "2", "3", "4", "5"]);

    const found = await Promise.all(["5", "1", "4", "2", "3"].map((id) => shared.byId(id)));

    expect(found.map((each) => each?.id)).toEqual(["5", "1", "4", "2", "3"]);
    expect(asked).toEqual({ readings: 1, pages: 3 });
  });

  test("fetch no page further than needed", async () => {
    const { shared, asked } = listingOf(["1", "2", "3", "4"]);

    await shared.byId("2");

    expect(asked.pages).toBe(1);
  });

  test("are told of a number that the listing lacks", async () => {
    const { shared } = listingOf(["1", "2", "3"]);

    expect(await shared.byId("9")).toBeUndefined();
  });
});

describe("reads that follow each other", () => {
  test("share the reading, as the engine reads a few numbers at a time", async () => {
    const { shared, asked, clock } = listingOf(["1", "2", "3"]);

    for (const id of ["1", "2", "3"]) {
      await shared.byId(id);
      await clock.sleep(1_500);
    }

    expect(asked.readings).toBe(1);
  });

  test("look again when the same number is asked for twice", async () => {
    const { shared, asked } = listingOf(["1", "2"]);

    await shared.byId("1");
    await shared.byId("1");

    expect(asked.readings).toBe(2);
  });

  test("look again after a while", async () => {
    const { shared, asked, clock } = listingOf(["1", "2"]);

    await shared.byId("1");
    await clock.sleep(2_001);
    await shared.byId("2");

    expect(asked.readings).toBe(2);
  });
});

describe("a page that fails", () => {
  test("fails those who wait for it, not those who have their number, and the next one looks again", async () => {
    let broken = true;
    const shared = new SharedListing(new SleepingClock(), async function* () {
      yield [number("1")];
      await Promise.resolve();
      if (broken) throw new Error("page 2 failed");
      yield [number("2")];
    });

    const [first, second] = await Promise.allSettled([shared.byId("1"), shared.byId("2")]);
    broken = false;

    expect(first).toMatchObject({ status: "fulfilled", value: { id: "1" } });
    expect(second).toMatchObject({ status: "rejected" });
    expect(await shared.byId("2")).toEqual({ id: "2" });
  });
});
