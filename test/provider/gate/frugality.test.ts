import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import type { Frugality } from "../../../bench/frugality.mjs" with { "resolution-mode": "import" };

const SCRIPT = path.resolve(__dirname, "../../../bench/frugality.mjs");

/** Some 50 operations of the engine. */
const LIMIT_MS = 8 * 60_000;

/** The real engine, the real package and an independent server: what they needed, in one go. */
let measured: Frugality;
beforeAll(async () => {
  const missing = process.env.TEST_PULUMI_MISSING;
  if (missing !== undefined) throw new Error(`The regression gate needs the Pulumi CLI. ${missing}`);
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT]);
  measured = JSON.parse(stdout) as Frugality;
}, LIMIT_MS);

describe("requests to Meta", () => {
  test("a creation is one POST and one GET", () => {
    expect(measured.created).toEqual({ numbers: 10, posts: 10, gets: 10 });
  });

  test("a preview and an up without changes ask nothing", () => {
    expect(measured.withoutChanges).toEqual({ preview: 0, up: 0 });
  });

  test("the plugin asks as often as the class", () => {
    expect(measured.plugin).toEqual({
      numbers: 10,
      posts: 10,
      gets: 10,
      preview: 0,
      listed: 1,
      unlisted: 11,
    });
  });

  test("a refresh of 250 numbers reads the three pages of the listing, and at most two more", () => {
    expect(measured.refreshOfMany.numbers).toBe(250);
    expect(measured.refreshOfMany.listed).toBeGreaterThanOrEqual(3);
    expect(measured.refreshOfMany.listed).toBeLessThanOrEqual(3 + 2);
  });

  test("where listing is refused, a refresh reads each number once, and at most two more", () => {
    expect(measured.refreshOfMany.unlisted).toBeGreaterThanOrEqual(250);
    expect(measured.refreshOfMany.unlisted).toBeLessThanOrEqual(250 + 2);
  });
});

describe.each(["class", "plugin"] as const)("requests of the %s for a resource beside the number", (way) => {
  test.each([
    [
      "a registration looks at the number, registers it, and looks whether it is connected",
      "registration",
      {
        create: { posts: 1, gets: 2, deletes: 0 },
        refresh: { posts: 0, gets: 1, deletes: 0 },
        update: { posts: 1, gets: 1, deletes: 0 },
      },
    ],
    [
      "a webhook override looks which app the token has and which address is there, and looks again after its POST",
      "webhookOverride",
      {
        create: { posts: 1, gets: 3, deletes: 0 },
        refresh: { posts: 0, gets: 2, deletes: 0 },
        update: { posts: 1, gets: 3, deletes: 0 },
      },
    ],
    [
      "a subscription looks the same way, and again after each of its two POSTs",
      "subscription",
      {
        create: { posts: 2, gets: 4, deletes: 0 },
        refresh: { posts: 0, gets: 2, deletes: 0 },
        update: { posts: 1, gets: 3, deletes: 0 },
      },
    ],
    [
      "a business profile looks at the number and the profile, and at the profile again after its POST",
      "profile",
      {
        create: { posts: 1, gets: 3, deletes: 0 },
        refresh: { posts: 0, gets: 2, deletes: 0 },
        update: { posts: 1, gets: 3, deletes: 0 },
      },
    ],
  ] as const)("%s", (_requests, kind, asked) => {
    const { bytes: _state, ...requests } = measured.kinds[way][kind];

    expect(requests).toEqual({ ...asked, withoutChanges: { posts: 0, gets: 0, deletes: 0 } });
  });
});

// A list of up to 100 numbers is one request, which the numbers and their registrations share. A profile is one of its own.
test.each(["class", "plugin"] as const)(
  "a refresh by the %s of 20 numbers with registrations and profiles reads the list once, each profile once, and at most two more",
  (way) => {
    expect(measured.together.numbers).toBe(20);
    expect(measured.together[way]).toBeGreaterThanOrEqual(1 + 20);
    expect(measured.together[way]).toBeLessThanOrEqual(1 + 20 + 2);
  },
);

test("an import of one number reads its account's list once, and one of 20 numbers does not read more", () => {
  expect(measured.imports).toEqual({ numbers: 20, one: { posts: 0, gets: 1 }, many: { posts: 0, gets: 1 } });
});

describe("bytes of state per number", () => {
  test("at most 0.30 of the same resource as a serialized closure", () => {
    const { stored, closure } = measured.bytesPerNumber;

    expect(stored / closure).toBeLessThanOrEqual(0.3);
  });

  test("at most 1.15 of the same entry with an empty handle", () => {
    const { stored, withoutHandle } = measured.bytesPerNumber;

    expect(stored / withoutHandle).toBeLessThanOrEqual(1.15);
  });
});

// The limits are about 5 in 100 above the sizes of this release. An entry has the inputs twice, because the engine stores them in
// the outputs as well. With the class it has the handle twice too, and the trace of the program's line. Secrets are encrypted.
describe("bytes of state", () => {
  test.each([
    // Its PIN is encrypted, in the inputs and the outputs.
    ["registration", 1_920],
    // Their verify token is encrypted, and longer than a PIN.
    ["webhookOverride", 1_980],
    ["subscription", 1_900],
    // It has no secret, and stores only declared fields.
    ["profile", 1_470],
  ] as const)("of a %s by the class", (kind, limit) => {
    expect(measured.kinds.class[kind].bytes).toBeLessThanOrEqual(limit);
  });

  test("of a number by the class", () => {
    expect(measured.bytesPerNumber.stored).toBeLessThanOrEqual(1_750);
  });

  // A plugin's outputs have every field of the schema, those without a value too.
  test("of a number from YAML", () => {
    expect(measured.bytesPerNumber.plugin).toBeLessThanOrEqual(2_700);
  });
});

describe("the package", () => {
  // Pulumi's SDK not counted.
  test("loads one file in the provider process until the first creation, no other package, and not Node.js's fetch", () => {
    expect(measured.loadedByProvider).toEqual({ files: 1, packages: [], loadsFetch: false });
  });

  test("loads no other package in a program that imports it and declares a number", () => {
    expect(measured.loadedInProgram).toEqual([]);
  });

  // The files for the provider's process and for the command each have their own copy of the packages that they use. These copies take most of it.
  test("is less than 420 kB packed", () => {
    expect(measured.packed.bytes).toBeLessThan(420_000);
  });

  test("makes npm install no other package", () => {
    expect(measured.packed.dependencies).toEqual([]);
  });
});
