import { mkdirSync, unlinkSync } from "node:fs";
import path from "node:path";
import { DYNAMIC_WORDS as words } from "../../engine/dynamic-words";
import type { Properties } from "../../engine/properties";
import { UNKNOWN } from "../../test-support";
import { temporaryFiles, INPUTS, png, TEXTS } from "../../test-support/business-profile";
import { checkProfile } from "./check";

const fileOf = temporaryFiles();

const STACK = { words, defaults: {} };
const check = (edit: Properties = {}) => checkProfile({ ...INPUTS, ...edit }, STACK);
const FIVE_MB = 5 * 1024 * 1024;

test("right inputs pass, and checking them again changes nothing", () => {
  const { inputs, failures } = check({ ...TEXTS, picture: fileOf(png()) });

  expect(failures).toEqual([]);
  expect(checkProfile(inputs, STACK)).toEqual({ inputs, failures: [] });
});

test.each([
  ["the longest values, an emoji as one character", { about: "🙂".repeat(139), address: "a".repeat(256) }],
  [
    "the longest description and website",
    { description: "d".repeat(512), websites: [`http://a.example/${"w".repeat(239)}`] },
  ],
  ["empty values", { address: "", description: "", email: "", websites: [] }],
  [
    "two websites, of any scheme in capitals",
    { websites: ["HTTPS://example.com", "http://example.com/a?b=c#d"] },
  ],
  ["nothing but the number", {}],
  [
    "values that are not known yet",
    { about: UNKNOWN, websites: ["https://example.com", UNKNOWN], picture: UNKNOWN },
  ],
])("%s pass", (_what, edit) => {
  expect(check(edit).failures).toEqual([]);
});

test.each<[string, unknown, RegExp]>([
  ["phoneNumberId", "+12025550123", /write the numeric id of the number/],
  ["phoneNumberId", undefined, /is missing: write the numeric id of the number/],
  ["about", "", /cannot be empty, because Meta cannot clear it/],
  ["about", " \n", /cannot be empty/],
  ["about", "a".repeat(140), /has 140 characters, but Meta accepts at most 139/],
  ["about", 7, /write text of 1 to 139/],
  ["address", "a".repeat(257), /has 257 characters, but Meta accepts at most 256/],
  ["description", "d".repeat(513), /has 513 characters, but Meta accepts at most 512/],
  ["email", `${"e".repeat(117)}@example.com`, /has 129 characters, but Meta accepts at most 128/],
  ["email", "support", /is not an email address/],
  ["email", "a b@example.com", /is not an email address/],
  ["email", "a@b@example.com", /is not an email address/],
  ["websites", "https://example.com", /write a list of up to 2 addresses/],
  ["websites", [7], /write a list of up to 2 addresses/],
  ["websites", ["https://a.example", "https://b.example", "https://c.example"], /has 3 addresses/],
  [
    "websites",
    ["example.com/shop"],
    /"example.com\/shop" without http or https: write "https:\/\/example.com\/shop"/,
  ],
  ["websites", ["//example.com"], /write "https:\/\/example.com"/],
  ["websites", ["ftp://example.com"], /write "https:\/\/example.com"/],
  ["websites", [""], /"", which is not an address/],
  ["websites", ["https://"], /"https:\/\/", which is not an address/],
  ["websites", [`https://example.com/${"w".repeat(237)}`], /too long: it has 257 characters/],
  ["vertical", "SHOP", /write one of OTHER, AUTO,.* OTC_DRUGS$/],
  ["vertical", "", /write one of OTHER/],
  ["vertical", "retail", /write one of OTHER/],
  ["picture", " ", /is empty: write the path/],
  ["picture", 7, /write the path of a PNG or JPEG file/],
  ["businessAccountId", "Acme", /write the numeric id of the WhatsApp Business Account/],
])("%s = %j is refused", (name, value, reason) => {
  expect(check({ [name]: value }).failures).toEqual([
    { property: name, reason: expect.stringMatching(reason) as string },
  ]);
});

test.each([
  ["website", "write websites"],
  ["industry", "write vertical"],
  ["photo", "write picture"],
  ["About", "write about"],
  ["colour", "the inputs are phoneNumberId, about, address"],
])("the name %s is refused, with the input that is meant", (name, advice) => {
  expect(check({ [name]: "x" }).failures).toEqual([
    {
      property: name,
      reason: expect.stringContaining(`is not an input of WhatsAppBusinessProfile: ${advice}`) as string,
    },
  ]);
});

test("all reasons are told at once", () => {
  const websites = ["a.example", "b.example", "https://c.example"];

  const { failures } = check({ about: "", vertical: "SHOP", websites, picture: "no-such-file.png" });

  expect(failures.map(({ property }) => property)).toEqual([
    ...["about", "websites", "websites", "websites", "vertical", "picture"],
  ]);
});

describe("a picture", () => {
  test("is a PNG or a JPEG by its content, whatever its name", () => {
    expect(check({ picture: fileOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "logo.txt") }).failures).toEqual(
      [],
    );
    expect(check({ picture: fileOf(Buffer.from("GIF89a"), "logo.png") }).failures).toEqual([
      { property: "picture", reason: expect.stringContaining("neither PNG nor JPEG") as string },
    ]);
  });

  test("has up to 5 MB", () => {
    const padded = (size: number) => Buffer.concat([png(""), Buffer.alloc(size - png("").length)]);

    expect(check({ picture: fileOf(padded(FIVE_MB)) }).failures).toEqual([]);
    expect(check({ picture: fileOf(padded(FIVE_MB + 1)) }).failures).toEqual([
      { property: "picture", reason: expect.stringContaining("has 5,242,881 bytes") as string },
    ]);
  });

  test("that is missing is refused with the whole path, and where a path starts", () => {
    const picture = fileOf(png());
    unlinkSync(picture);

    const [failure] = check({ picture: path.relative(process.cwd(), picture) }).failures;

    expect(failure?.reason).toContain(picture);
    expect(failure?.reason).toMatch(
      /cannot be read \(ENOENT\): write a path relative to the program's folder/,
    );
  });

  test("is no folder, and not empty", () => {
    const folder = `${fileOf(png())}-folder`;
    mkdirSync(folder);

    expect(check({ picture: folder }).failures[0]?.reason).toContain("which is not a file");
    expect(check({ picture: fileOf(Buffer.alloc(0)) }).failures[0]?.reason).toContain("neither PNG nor JPEG");
  });
});
