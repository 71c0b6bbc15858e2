import { readFileSync } from "node:fs";
import path from "node:path";

import type { EngineEvent } from "../automation";
import { asTable } from "./formats";
import { Observer } from "./observer";
import type { Compares } from "./step";

// Recorded with `PULUMI_DEBUG_COMMANDS=true pulumi <command> --event-log <file>`, against the simulator. Events of other resources and
// the engine's own chatter are left out. The registration is not named as its number.
const eventsIn = (file: string): EngineEvent[] =>
  readFileSync(path.join(__dirname, "recorded", `${file}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as EngineEvent);

function reportOf(file: string, compares: Compares) {
  const lines: string[] = [];
  const showLine = (line: string) => lines.push(line);
  const observer = new Observer({
    environment: "dev",
    folder: undefined,
    compares,
    showLine,
    hide: (text) => text,
  });
  for (const event of eventsIn(file)) observer.onEvent(event);
  const [, row, , ...details] = asTable("up", [observer.report()]).trimEnd().split("\n");
  return { row: row?.replace(/\s+/g, " "), details, lines };
}

const NEXT =
  'run "npx pulumi-whatsapp verify 110000000000001 --account 100000000000001 --stack dev", then up';
const WAITS = [
  `dev: registration of support waits for verification: ${NEXT}`,
  "dev: business profile of support waits for registration: run up again once the number is registered",
];
const CREATED = [
  "dev: create business profile of support",
  "dev: create registration of support",
  "dev: create subscription of account 100000000000001",
  "dev: create webhook override of support",
];

describe.each([
  ["the classes", "class", '+1 2025550122 "Acme Support"'],
  ["the plugin", "plugin", '+1 2025550110 "Acme Support"'],
])("a program with %s", (_what, way, number) => {
  test("that nobody has run yet creates all, in a preview under the names of the resources", () => {
    const { row, details } = reportOf(`${way}-first-preview`, "program");

    expect(row).toBe("dev 1 0 0 0 0 -");
    expect(details.sort()).toEqual([
      "dev: create business profile profile",
      "dev: create registration support-registration",
      "dev: create subscription of account 100000000000001",
      `dev: create support: ${number}`,
      "dev: create webhook override override",
    ]);
  });

  test("has a next step for each resource that waits, by the name of the number", () => {
    const { row, details } = reportOf(`${way}-first-up`, "program");

    expect(row).toBe("dev 1 0 0 0 0 registration: 1, verification: 1");
    expect(details.sort()).toEqual([...CREATED, `dev: create support: ${number}`, ...WAITS].sort());
  });

  test("that waits has no change in a preview", () => {
    const { row, details } = reportOf(`${way}-preview-while-it-waits`, "program");

    expect(row).toBe("dev 0 0 1 0 0 registration: 1, verification: 1");
    expect(details).toEqual(WAITS);
  });

  test("registers the number once it is verified, and sets the profile", () => {
    const { row, details } = reportOf(`${way}-up-that-registers`, "program");

    expect(row).toBe("dev 0 0 1 0 0 -");
    expect(details).toEqual([
      "dev: update registration of support: the number is registered",
      "dev: update business profile of support: it waits no longer",
    ]);
  });

  test("drifts in one number, and shows drift of others in lines", () => {
    const { row, details } = reportOf(`${way}-drift`, "Meta");

    expect(row).toBe("dev 0 0 0 1 0 registration: 1");
    expect(details.sort()).toEqual([
      "dev: business profile of support waits for registration: run up again once the number is registered",
      "dev: drift support: not registered at Meta any more, two-step verification is off at Meta",
      'dev: drift webhook override of support: callbackUri is "http://127.0.0.1:4999/other" at Meta, "http://127.0.0.1:4999/hook2" in the stack',
    ]);
  });
});

test.each(["class", "plugin"])(
  "the %s's line about its requests is in the report, and no progress",
  (way) => {
    const { row, details, lines } = reportOf(`${way}-refresh-near-a-limit`, "Meta");

    expect(row).toBe("dev 0 0 1 0 0 -");
    expect(details).toEqual([
      "dev: 1 request to Meta. Highest usage that Meta reported: 62 % of the calls allowed to account 100000000000001.",
    ]);
    expect(lines).toEqual([]);
  },
);

test("another number in the place of one replaces all that belongs to it", () => {
  const { row, details } = reportOf("class-preview-of-another-number", "program");

  expect(row).toBe("dev 0 1 0 0 0 -");
  expect(details.sort()).toEqual([
    "dev: replace business profile of support",
    "dev: replace registration of support: for another number",
    'dev: replace support: +1 2025550122 "Acme Support" by +1 2025550123 "Acme Support"',
    "dev: replace webhook override of support",
  ]);
});

test("a number that was replaced waits with its new id", () => {
  const { row, details, lines } = reportOf("plugin-up-with-another-number", "program");

  expect(row).toBe("dev 0 1 0 0 0 registration: 1, verification: 1");
  expect(details).toContain(
    `dev: registration of support waits for verification: ${NEXT.replace("000001 --acc", "000002 --acc")}`,
  );
  expect(lines).toContain('replace support: +1 2025550110 "Acme Support" by +1 2025550111 "Acme Support"');
});

test("resources that leave a program are lines, and their number is unchanged", () => {
  const { row, details } = reportOf("plugin-up-that-removes", "program");

  expect(row).toBe("dev 0 0 1 0 0 -");
  expect(details.sort()).toEqual([
    "dev: remove business profile of support",
    "dev: remove registration of support",
    "dev: remove subscription of account 100000000000001",
    "dev: remove webhook override of support",
  ]);
});

test("a subscription that somebody ended is drift of the account", () => {
  const { row, details } = reportOf("plugin-refresh-without-subscription", "Meta");

  expect(row).toBe("dev 0 0 1 0 0 -");
  expect(details).toEqual(["dev: drift subscription of account 100000000000001: no longer at Meta"]);
});

test("an address that Meta refuses is a refusal of its subscription, without the engine's heading", () => {
  const { row, details } = reportOf("plugin-up-with-a-refused-address", "program");

  expect(row).toBe("dev 0 0 1 0 1 -");
  expect(details).toEqual([
    expect.stringMatching(
      /^dev: refused subscription of account 100000000000001: Could not set the webhook .* run pulumi up again\.$/,
    ),
  ]);
});
