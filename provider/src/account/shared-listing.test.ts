import { Deadline } from "../graph/clock";
import { SleepingClock } from "../test-support";
import { unreadNumber } from "./graph-number";
import type { Page } from "./page";
import { SharedListing } from "./shared-listing";

const page = (...ids: string[]): Page => ({
  numbers: ids.map(unreadNumber),
  withoutId: [],
  next: undefined,
  isCutOff: false,
});

const patient = (clock = new SleepingClock(), totalMs = 60_000) => ({
  deadline: new Deadline(clock, totalMs),
  late: () => new Error("too late"),
});

/** A listing of pages of two, which counts its requests. */
function listingOf(ids: string[], clock = new SleepingClock()) {
  const asked = { readings: 0, pages: 0 };
  const listing = new SharedListing(clock, async function* () {
    asked.readings++;
    for (let at = 0; at < Math.max(ids.length, 1); at += 2) {
      asked.pages++;
      await Promise.resolve();
      yield page(...ids.slice(at, at + 2));
    }
  });
  const shared = {
    byId: async (id: string, reader = "number") => (await listing.byId(id, reader, patient())).number,
    all: async () => (await listing.all(patient())).living,
  };
  return { shared, asked, clock };
}

describe("reads that arrive together", () => {
  test("share the pages of one reading", async () => {
    const { shared, asked } = listingOf(["1", "2", "3", "4", "5"]);

    const found = await Promise.all(["5", "1", "4", "2", "3"].map((id) => shared.byId(id)));

    expect(found.map((each) => each?.id)).toEqual(["5", "1", "4", "2", "3"]);
    expect(asked).toEqual({ readings: 1, pages: 3 });
  });

  test("share it for a number and its other resources, in any order", async () => {
    const { shared, asked } = listingOf(["1", "2"]);

    for (const id of ["1", "2"]) {
      await shared.byId(id, "registration");
      await shared.byId(id, "number");
    }

    expect(asked).toEqual({ readings: 1, pages: 1 });
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
    await clock.sleep(600_000);

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
    await clock.sleep(2_000);
    await shared.byId("2");

    expect(asked.readings).toBe(2);
  });
});

describe("a reading grows old", () => {
  test("after five minutes, even if reads follow each other without a pause", async () => {
    const { shared, asked, clock } = listingOf(["1", "2"]);

    for (let seconds = 0; seconds <= 300; seconds++) {
      await shared.all();
      await clock.sleep(1_000);
    }

    expect(asked.readings).toBe(2);
  });

  test("but not while a read of it still waits", async () => {
    const clock = new SleepingClock();
    let readings = 0;
    let go: () => void = () => undefined;
    const listing = new SharedListing(clock, async function* () {
      readings++;
      await new Promise<void>((resolve) => (go = resolve));
      yield page("1", "2");
    });

    const first = listing.byId("1", "number", patient());
    await clock.sleep(10_000);
    const second = listing.byId("2", "number", patient());
    await Promise.resolve();
    go();

    await Promise.all([first, second]);
    expect(readings).toBe(1);
  });
});

describe("a page that fails", () => {
  test("fails those who wait for it, not those who have their number, and the next one looks again", async () => {
    let broken = true;
    const shared = new SharedListing(new SleepingClock(), async function* () {
      yield page("1");
      await Promise.resolve();
      if (broken) throw new Error("page 2 failed");
      yield page("2");
    });

    const [first, second] = await Promise.allSettled([
      shared.byId("1", "number", patient()),
      shared.byId("2", "number", patient()),
    ]);
    broken = false;

    expect(first).toMatchObject({ status: "fulfilled", value: { number: { id: "1" } } });
    expect(second).toMatchObject({ status: "rejected" });
    expect((await shared.byId("2", "number", patient())).number?.id).toBe("2");
  });
});

describe("an operation whose time ends while the listing is read", () => {
  /** Rings as soon as it is set: the operation has no time left. */
  class RingingClock extends SleepingClock {
    override readonly alarm = () => ({ rings: Promise.resolve(), stop: () => undefined });
  }

  test("fails by itself, and the reading goes on for the others", async () => {
    let readings = 0;
    let go: () => void = () => undefined;
    const shared = new SharedListing(new SleepingClock(), async function* () {
      readings++;
      await new Promise<void>((resolve) => (go = resolve));
      yield page("1", "2");
    });

    const other = shared.byId("1", "number", patient());
    await expect(shared.byId("2", "number", patient(new RingingClock()))).rejects.toThrow("too late");
    go();

    expect((await other).number?.id).toBe("1");
    expect((await shared.byId("9", "number", patient())).number).toBeUndefined();
    expect(readings).toBe(1);
  });
});
