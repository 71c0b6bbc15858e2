import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publicNames } from "../../provider/src/engine/fields";
import { ENVIRONMENT } from "../../provider/src/settings";
import { MEANINGS } from "../../provider/src/graph/meanings";
import { MEANINGS_OF_VERIFYING } from "../../provider/src/commands/verify/meanings";
import { RESOURCES } from "../../provider/src/resources";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const reference = (page: string) => read(`docs/reference/${page}.md`);
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, first = ""]) => first);

describe("the reference and the code know the same", () => {
  test("pages, which are made from the code", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/reference.mjs", "--check"], {
      cwd: ROOT,
      encoding: "utf8",
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("resources", () => {
    const pages = readdirSync(join(ROOT, "docs/reference"));

    expect(pages).toEqual(expect.arrayContaining([...RESOURCES.keys()].map((word) => `${word}.md`)));
  });

  test.each([...RESOURCES])("inputs and outputs of %s", (word, { inputs, outputs }) => {
    const [ofInputs = "", ofOutputs = ""] = reference(word).split("\n## Outputs\n");

    expect(matches(ofInputs, /^\| \[`(\w+)`\]/gm)).toEqual(publicNames(inputs));
    expect(matches(ofOutputs, /^- `(\w+)`:/gm)).toEqual(Object.keys(outputs));
  });

  test("error codes", () => {
    const ofKinds = [...RESOURCES.values()].flatMap(({ meanings }) => [...meanings.keys()]);
    const known = new Set([...MEANINGS.keys(), ...ofKinds, ...MEANINGS_OF_VERIFYING.keys()]);
    const documented = new Set(matches(reference("graph-codes"), /^\| `(\d+)` +\|/gm).map(Number));

    expect([...documented].sort()).toEqual([...known].sort());
  });

  test("environment variables, each beside its setting", () => {
    const rows = [...reference("settings").matchAll(/^\| `whatsapp:(\w+)` +\| `(\w+)` +\|/gm)];

    expect(Object.fromEntries(rows.map(([, name, variable]) => [name, variable]))).toEqual(ENVIRONMENT);
  });

  test("commands", () => {
    const { stdout } = spawnSync(process.execPath, ["provider/bin/pulumi-whatsapp.cjs", "--help"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    const commands = matches(stdout.slice(stdout.indexOf("Commands:")), /^ {2}(\w+)/gm);

    expect(matches(reference("command-line"), /^## pulumi-whatsapp (\w+)$/gm)).toEqual(commands);
  });
});

describe("docs/behaviour.md", () => {
  const rows = read("docs/behaviour.md")
    .split("\n")
    .filter((line) => /^\| (?!Situation|---)/.test(line));

  test("has a test for each row", () => {
    const withoutTest = rows.filter((row) => {
      const links = matches(row, /\]\(\.\.\/([^)]+\.test\.ts)\)/g);
      return links.length === 0 || !links.every((file) => existsSync(join(ROOT, file)));
    });

    expect(rows.length).toBeGreaterThan(30);
    expect(withoutTest).toEqual([]);
  });
});
