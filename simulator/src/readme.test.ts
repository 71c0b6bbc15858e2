import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { HELP } from "./cli/arguments";
import { EDGES } from "./edges";
import { FAULT_KINDS } from "./faults/fault";
import { globalModes } from "./settings/mode-settings";
import { settingsFile } from "./settings/settings";
import { simulate } from "./test-support/simulator";

const README = readFileSync(path.join(__dirname, "../README.md"), "utf8");

/** The first column of the tables under a heading. */
function documented(heading: string): string[] {
  const after = README.split(/^##+ /m).find((section) => section.startsWith(`${heading}\n`));
  if (after === undefined) throw new Error(`The README has no section ${heading}`);
  return [...after.matchAll(/^\| +`([^`]+)` +\|/gm)].map(([, name = ""]) => name);
}

const names = (rows: readonly string[]) => rows.map((row) => row.replace(/\(.*/, "")).sort();

describe("the README and the code know the same", () => {
  test("options of the command", () => {
    const inHelp = [...(HELP.split("\n\n")[2] ?? "").matchAll(/^ {2}(--[\w-]+(?: [A-Z]+)?)/gm)].map(
      ([, option]) => option,
    );

    expect(inHelp).not.toHaveLength(0);
    expect(documented("Start it").sort()).toEqual(inHelp.sort());
  });

  test("kinds of faults", () => {
    expect(documented("Faults").sort()).toEqual([...FAULT_KINDS].sort());
  });

  test("edges", () => {
    for (const edge of EDGES) expect(README.replace(/^\|.*$/gm, "")).toContain(`\`${edge}\``);
  });

  test("modes", () => {
    expect(documented("Settings file").sort()).toEqual(Object.keys(globalModes.shape).sort());
  });

  test("members of a simulator", async () => {
    const simulator = await simulate();
    const rows = documented("The library").filter((row) => !["clock", "log"].includes(row));

    expect(names(rows)).toEqual(Object.keys(simulator).sort());
  });

  test("requests of the admin endpoint, each of which exists", async () => {
    const simulator = await simulate({ adminSecret: "test-secret" });
    const rows = documented("Admin endpoint");

    expect(rows).not.toHaveLength(0);
    for (const row of rows) {
      const [method = "", address = ""] = row.split(" ");
      const answer = await fetch(simulator.url + address.replace("{id}", "1"), {
        method,
        headers: { "x-simulator-secret": "test-secret" },
      });
      expect({ row, body: await answer.text() }).not.toMatchObject({
        body: expect.stringContaining("endpoint has no") as string,
      });
    }
  });

  test("the example of a settings file is one", () => {
    const examples = [...README.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml]) => yaml ?? "");
    const settings = examples.filter((yaml) => yaml.includes("accounts:"));

    expect(settings).toHaveLength(1);
    expect(settingsFile.safeParse(parse(settings[0] ?? ""))).toMatchObject({ success: true });
  });
});
