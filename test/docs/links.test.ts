import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const DOCUMENTS = execFileSync("git", ["ls-files", "*.md"], { cwd: ROOT, encoding: "utf8" })
  .trim()
  .split("\n");

/** Documents that a document links to. Of a folder GitHub shows the README. */
function linkedFrom(document: string): string[] {
  const text = readFileSync(path.join(ROOT, document), "utf8");
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
    .map(([, to]) => path.posix.join(path.posix.dirname(document), to ?? "").replace(/\/$/, ""))
    .flatMap((to) => [to, `${to}/README.md`].filter((file) => DOCUMENTS.includes(file)));
}

test("every link within the repository leads to a file, and to a heading of it", () => {
  const { status, stderr } = spawnSync("npm", ["run", "-s", "links"], { cwd: ROOT, encoding: "utf8" });

  expect(DOCUMENTS.length).toBeGreaterThan(20);
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test("a link to another site is a whole address, encrypted, without a user and without white space around", () => {
  const addresses = DOCUMENTS.flatMap((document) => {
    const text = readFileSync(path.join(ROOT, document), "utf8")
      .replace(/^( *)```[^]*?^\1```/gm, "")
      .replace(/`[^`\n]*`/g, "");
    return [...text.matchAll(/(?:\]\(|<)(https?:[^)>\s]*)/g)].map(([, address = ""]) => address);
  });

  expect(addresses.length).toBeGreaterThan(3);
  expect(
    addresses.filter((address) => {
      const url = URL.canParse(address) ? new URL(address) : undefined;
      return url?.protocol !== "https:" || url.username !== "" || !url.hostname.includes(".");
    }),
  ).toEqual([]);
});

describe("a newcomer", () => {
  const begin = "docs/README.md";

  test("gets from README to the index", () => {
    expect(linkedFrom("README.md")).toContain(begin);
  });

  test("finds every document within two clicks of the index", () => {
    const first = linkedFrom(begin);
    const reached = new Set([begin, ...first, ...first.flatMap(linkedFrom)]);
    const forReaders = DOCUMENTS.filter(
      (document) => !/^(\.changeset|\.github|sdk)\/|^provider\/README/.test(document),
    );

    expect(forReaders.length).toBeGreaterThan(20);
    expect(forReaders.filter((document) => !reached.has(document))).toEqual([]);
  });
});
