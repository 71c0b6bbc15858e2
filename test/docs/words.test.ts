// Ours: write-good and textlint report each word that they find, and a limit for each thousand words is not among their rules.
import { readFileSync } from "node:fs";
import path from "node:path";

import { commentsOf } from "./support/comments";
import { proseOf, wordsOf } from "./support/prose";
import { ROOT, tracked } from "./support/tracked";

/** Of 1,000 words. A noun that names the thing is easier to read. */
const LIMIT_IN_DOCUMENTS = 2;
const LIMIT_IN_COMMENTS = 2;
const LONGEST_LINE = 120;

const DOCUMENTS = tracked(
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", ":(glob)docs/**/*.md", ":(glob)examples/**/README.md"],
  ...["provider/README.md", "simulator/README.md", "plugin/README.md"],
);
const SOURCES = tracked(
  ...["provider/src", "simulator/src", "scripts", "tools", "bench", "plugin", "test/support"],
).filter((file) => /\.(ts|mjs|cjs)$/.test(file));

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;
const VAGUE = /\b(?:what|whatever|whoever)\b/gi;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const perThousand = (text: string) => (1_000 * count(text, VAGUE)) / count(text, WORD);

/** Lines, each with its number. */
const numbered = (file: string, text: string) =>
  text.split("\n").map((line, index) => ({ line, at: `${file}:${String(index + 1)}: ${line.trim()}` }));

describe("what, whatever and whoever are rare", () => {
  test.each(DOCUMENTS)("in %s", (document) => {
    const words = wordsOf(read(document));
    const vague = numbered(document, words).filter(({ line }) => count(line, VAGUE) > 0);

    expect(count(words, WORD)).toBeGreaterThan(10);
    expect(perThousand(words) > LIMIT_IN_DOCUMENTS ? vague.map(({ at }) => at) : []).toEqual([]);
  });

  test("in the comments of the sources", () => {
    const comments = SOURCES.flatMap((file) =>
      commentsOf(file, read(file)).map(({ line, text }) => ({
        text,
        at: `${file}:${String(line)}: ${text}`,
      })),
    );
    const all = comments.map(({ text }) => text).join("\n");
    const vague = comments.filter(({ text }) => count(text, VAGUE) > 0);

    expect(count(all, WORD)).toBeGreaterThan(5_000);
    expect(perThousand(all) > LIMIT_IN_COMMENTS ? vague.map(({ at }) => at) : []).toEqual([]);
  });
});

test("the documents are these", () => {
  expect(DOCUMENTS.length).toBeGreaterThan(30);
});

// The package's page is README.md with absolute addresses, which make its lines long.
test.each(DOCUMENTS.filter((document) => document !== "provider/README.md"))(
  "no line of prose in %s is long, but for tables, HTML and links that cannot be broken",
  (document) => {
    const long = numbered(document, proseOf(read(document))).filter(
      ({ line }) =>
        line.length > LONGEST_LINE && !/^ *(?:\||<|(?:[-\d.]+ +)?\[[^\]]*\]\([^)]*\)[.:,;]?$)/.test(line),
    );

    expect(long.map(({ at }) => at)).toEqual([]);
  },
);
