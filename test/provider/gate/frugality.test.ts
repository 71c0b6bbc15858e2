import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import type { Frugality } from "../../../bench/frugality.mjs" with { "resolution-mode": "import" };

const SCRIPT = path.resolve(__dirname, "../../../bench/frugality.mjs");

/** The real engine, the real package and an independent server: what they needed, in one go. */
let measured: Frugality;
beforeAll(async () => {
  const missing = process.env.TEST_PULUMI_MISSING;
  if (missing !== undefined) throw new Error(`The regression gate needs the Pulumi CLI. ${missing}`);
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT]);
  measured = JSON.parse(stdout) as Frugality;
});

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

describe("the package", () => {
  test("loads no other package in a program that imports it and declares a number", () => {
    expect(measured.loadedInProgram).toEqual([]);
  });

  // Five resources of some 20 kB each. A program loads none of the three commands, which take 29 kB. Half of the rest is messages that say what to do, and the documentation of types.
  test("is less than 150 kB packed", () => {
    expect(measured.packed.bytes).toBeLessThan(150_000);
  });

  test("has no production dependency but those that serve", () => {
    expect(measured.packed.dependencies).toEqual(["axios", "commander", "libphonenumber-js", "zod"]);
  });
});
