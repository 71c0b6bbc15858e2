import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publicNames } from "../../provider/src/engine/fields";
import { ENVIRONMENT } from "../../provider/src/settings";
import { MEANINGS } from "../../provider/src/graph/meanings";
import { MEANINGS_OF_VERIFYING } from "../../provider/src/commands/verify/meanings";
import { RESOURCES } from "../../provider/src/resources";

const kinds = [...RESOURCES.values()];
const ROOT = join(__dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** First cells of the table below a heading. */
function rowsBelow(heading: string): string[] {
  const section = README.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, cell]) => cell ?? "");
}

describe("README and the code know the same", () => {
  test("inputs", () => {
    expect(rowsBelow("Inputs")).toEqual(kinds.flatMap(({ inputs }) => publicNames(inputs)));
  });

  test("outputs", () => {
    expect(rowsBelow("Outputs")).toEqual(kinds.flatMap(({ outputs }) => Object.keys(outputs)));
  });

  test("the tables of inputs and outputs, which are made from the code", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/reference.mjs", "--check"], {
      cwd: ROOT,
      encoding: "utf8",
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("error codes", () => {
    const ofKinds = kinds.flatMap(({ meanings }) => [...meanings.keys()]);
    const known = new Set([...MEANINGS.keys(), ...ofKinds, ...MEANINGS_OF_VERIFYING.keys()]);

    expect(rowsBelow("Troubleshooting").map(Number).sort()).toEqual([...known].sort());
  });

  test("environment variables, each beside its setting", () => {
    const documented = [...README.matchAll(/^\| `whatsapp:(\w+)` +\| `(\w+)` +\|/gm)].map(
      ([, name, variable]) => [name, variable],
    );

    expect(Object.fromEntries(documented)).toEqual(ENVIRONMENT);
  });
});

describe("docs/behaviour.md", () => {
  const behaviour = readFileSync(join(ROOT, "docs/behaviour.md"), "utf8");
  const rows = behaviour.split("\n").filter((line) => /^\| (?!Situation|---)/.test(line));

  test("has a test for each row", () => {
    const withoutTest = rows.filter((row) => {
      const links = [...row.matchAll(/\]\(\.\.\/([^)]+\.test\.ts)\)/g)].map(([, file]) => file ?? "");
      return links.length === 0 || !links.every((file) => existsSync(join(ROOT, file)));
    });

    expect(rows.length).toBeGreaterThan(30);
    expect(withoutTest).toEqual([]);
  });
});
