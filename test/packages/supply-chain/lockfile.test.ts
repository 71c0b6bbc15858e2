import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { foreignIn, LOCKFILES, lockfile, readJson, ROOT } from "./support";

describe.each(LOCKFILES)("the lockfile in ./%s", (folder) => {
  const entries = lockfile(folder);
  const foreign = foreignIn(entries);

  test("has a hash for every package", () => {
    expect(foreign.length).toBeGreaterThan(100);
    expect(foreign.filter((name) => entries[name]?.integrity?.startsWith("sha512-") !== true)).toEqual([]);
  });

  test("takes nothing from an address: no host, no Git, no archive", () => {
    const address = /^(git|https?|file|github):|^[\w-]+\/[\w-]+$/;

    expect(foreign.filter((name) => entries[name]?.resolved !== undefined)).toEqual([]);
    expect(
      foreign.filter((name) =>
        Object.values(entries[name]?.dependencies ?? {}).some((range) => address.test(range)),
      ),
    ).toEqual([]);
  });

  test("follows its own folders only, for what is linked", () => {
    const linked = Object.values(entries).flatMap(({ link, resolved }) => (link ? [resolved ?? ""] : []));

    expect(linked.filter((to) => !/^(provider|simulator|plugin|examples\/|tools\/)/.test(to))).toEqual([]);
  });
});

test.each(LOCKFILES.slice(1))("%s, which is no workspace, takes the provider's own version", (example) => {
  const { version } = readJson("provider/package.json") as { version: string };
  const { dependencies } = readJson(example, "package.json") as { dependencies: Record<string, string> };

  expect(dependencies["pulumi-whatsapp"]).toBe(`^${version}`);
  expect(lockfile(example)["node_modules/pulumi-whatsapp"]).toMatchObject({ version });
});

test("scripts and workflows install from the lockfile, and nothing else", () => {
  const files = execFileSync("git", ["ls-files", ".ci", ".github/workflows", "package.json"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const text = files
    .trim()
    .split("\n")
    .map((file) => readFileSync(path.join(ROOT, file), "utf8"))
    .join("\n");

  expect(text.match(/\bnpm (ci|cit)\b/g)?.length).toBeGreaterThan(1);
  expect(text.match(/\bnpm (i|install|add|update|exec)\b.*/g)).toBeNull();
  expect(text.match(/\bnpx (?!jest\b|--no-install\b).*/g)).toBeNull();
});
