import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const DOCUMENTS = execFileSync("git", ["ls-files", "*.md"], { cwd: ROOT, encoding: "utf8" })
  .trim()
  .split("\n");

function check(...files: string[]) {
  const options = [
    "--no-stdout",
    "--no-color",
    "--quiet",
    "--frail",
    "--rc-path",
    "scripts/support/remarkrc.json",
  ];
  return spawnSync(path.join(ROOT, "node_modules/.bin/remark"), [...options, ...files], {
    cwd: ROOT,
    encoding: "utf8",
  });
}

/** Documents that a document links to. Of a folder GitHub shows the README. */
function linkedFrom(document: string): string[] {
  const text = readFileSync(path.join(ROOT, document), "utf8");
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
    .map(([, to]) => path.posix.join(path.posix.dirname(document), to ?? "").replace(/\/$/, ""))
    .flatMap((to) => [to, `${to}/README.md`].filter((file) => DOCUMENTS.includes(file)));
}

test("every link within the repository leads to a file, and to a heading of it", () => {
  const { status, stderr } = check(...DOCUMENTS);

  expect(DOCUMENTS.length).toBeGreaterThan(20);
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test.each([
  ["a file that is not there", "[x](../README.txt)", "missing-file"],
  ["a heading that is not there", "[x](../README.md#inputz)", "missing-heading"],
  [
    "a file that is not there, by its address on GitHub",
    "[x](https://github.com/pulumi-whatsapp/pulumi-whatsapp/blob/main/NO.md)",
    "missing-file",
  ],
])("a link to %s would be found", async (_what, link, rule) => {
  const folder = await mkdtemp(path.join(ROOT, ".links-"));
  try {
    await writeFile(path.join(folder, "broken.md"), `# Broken\n\n${link}\n`);

    const { status, stderr } = check(path.join(folder, "broken.md"));

    expect(stderr).toContain(rule);
    expect(status).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
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
  const begin = "docs/index.md";

  test("gets from README to the index", () => {
    expect(linkedFrom("README.md")).toContain(begin);
  });

  test("finds every document within two clicks of the index", () => {
    const first = linkedFrom(begin);
    const reached = new Set([begin, ...first, ...first.flatMap(linkedFrom)]);
    const forReaders = DOCUMENTS.filter((document) => !/^\.(changeset|github)\//.test(document));

    expect(forReaders.length).toBeGreaterThan(20);
    expect(forReaders.filter((document) => !reached.has(document))).toEqual([]);
  });
});
