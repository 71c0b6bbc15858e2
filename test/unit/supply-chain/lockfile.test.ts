import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { LOCKFILES, lockfile, ROOT } from "./support";

/** The packages of this repository: the examples that users copy out name them before they are published. */
const OURS = /^node_modules\/(pulumi-whatsapp|whatsapp-graph-simulator)$/;

describe.each(LOCKFILES)("the lockfile in ./%s", (folder) => {
  const foreign = lockfile(folder).filter(
    ([name, { link }]) => name.includes("node_modules/") && !link && !OURS.test(name),
  );

  test("has a hash for every package", () => {
    expect(foreign.length).toBeGreaterThan(100);
    expect(foreign.filter(([, { integrity }]) => integrity?.startsWith("sha512-") !== true)).toEqual([]);
  });

  test("takes nothing from an address: no host, no Git, no archive", () => {
    expect(foreign.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(
      foreign.filter(([, { dependencies = {} }]) =>
        Object.values(dependencies).some((range) =>
          /^(git|https?|file|github):|^[\w-]+\/[\w-]+$/.test(range),
        ),
      ),
    ).toEqual([]);
  });

  test("follows its own folders only, for what is linked", () => {
    const linked = lockfile(folder).filter(([, { link }]) => link);

    expect(
      linked
        .map(([, { resolved }]) => resolved)
        .filter((to) => !/^(provider|simulator|examples\/)/.test(to ?? "")),
    ).toEqual([]);
  });
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
