import { writeFileSync } from "node:fs";
import { UNKNOWN } from "../../test-support";
import { temporaryFiles, INPUTS, png, sha256, TEXTS } from "../../test-support/business-profile";
import { diffProfile } from "./diff";

const fileOf = temporaryFiles();

const STATE = { ...INPUTS, ...TEXTS, pending: null, pictureSha256: null };
const NEWS = { ...INPUTS, ...TEXTS };
const picture = fileOf(png("old"));
const WITH_PICTURE = { ...STATE, picture, pictureSha256: sha256(png("old")) };

const { about: _about, ...WITHOUT_ABOUT } = NEWS;

test.each([
  ["nothing changed", NEWS, { changes: false, replaces: [] }],
  ["another about", { ...NEWS, about: "Back soon" }, { changes: true, replaces: [] }],
  ["other white space and another Unicode form", { ...NEWS, about: " Here  to\nhelp " }, { changes: false }],
  ["a website with Meta's slash", { ...NEWS, websites: ["https://example.com/"] }, { changes: false }],
  ["capitals in a host", { ...NEWS, websites: ["https://EXAMPLE.com"] }, { changes: false }],
  ["capitals in a path", { ...NEWS, websites: ["https://example.com/A"] }, { changes: true }],
  ["another scheme", { ...NEWS, websites: ["http://example.com"] }, { changes: true }],
  [
    "a second website",
    { ...NEWS, websites: ["https://example.com", "https://a.example"] },
    { changes: true },
  ],
  ["a website that is not known yet", { ...NEWS, websites: [UNKNOWN] }, { changes: true }],
  ["no websites", { ...NEWS, websites: [] }, { changes: true }],
  ["a field that is cleared", { ...NEWS, address: "" }, { changes: true }],
  ["a field that is no longer managed", WITHOUT_ABOUT, { changes: true, replaces: [] }],
  ["another industry", { ...NEWS, vertical: "OTHER" }, { changes: true }],
  ["another number", { ...NEWS, phoneNumberId: "5" }, { changes: true, replaces: ["phoneNumberId"] }],
  ["a first picture", { ...NEWS, picture }, { changes: true }],
])("after %s", (_what, news, expected) => {
  expect(diffProfile(STATE, news)).toMatchObject({ deleteBeforeReplace: false, ...expected });
});

test("the order of two websites counts", () => {
  const websites = ["https://a.example", "https://b.example"];

  expect(diffProfile({ ...STATE, websites }, { ...NEWS, websites: [...websites].reverse() }).changes).toBe(
    true,
  );
});

test.each(["registration", "something new"])("a profile with pending: %j is a change", (pending) => {
  expect(diffProfile({ ...STATE, pending }, NEWS).changes).toBe(true);
});

describe("a picture", () => {
  test("with the same content is no change, also at another path", () => {
    const elsewhere = fileOf(png("old"), "copy.png");

    expect(diffProfile(WITH_PICTURE, { ...NEWS, picture }).changes).toBe(false);
    expect(diffProfile(WITH_PICTURE, { ...NEWS, picture: elsewhere }).changes).toBe(false);
  });

  test("with another content is a change at the same path", () => {
    const file = fileOf(png("old"));
    writeFileSync(file, png("new"));

    expect(diffProfile({ ...WITH_PICTURE, picture: file }, { ...NEWS, picture: file }).changes).toBe(true);
  });

  test("that Meta may not have is a change", () => {
    expect(diffProfile({ ...WITH_PICTURE, pictureSha256: null }, { ...NEWS, picture }).changes).toBe(true);
  });

  test("that is not declared any more is a change, which sends nothing", () => {
    expect(diffProfile(WITH_PICTURE, NEWS).changes).toBe(true);
  });

  test("whose file is gone is no change: a refresh compares too, and check refuses it", () => {
    expect(diffProfile(WITH_PICTURE, { ...NEWS, picture: "no-such-file.png" }).changes).toBe(false);
  });
});
