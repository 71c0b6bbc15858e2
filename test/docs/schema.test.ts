import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

interface Properties {
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Resource extends Properties {
  readonly inputProperties: Readonly<Record<string, unknown>>;
  readonly stateInputs: Properties;
}
const text = readFileSync(join(ROOT, "plugin/schema.json"), "utf8");
const { resources } = JSON.parse(text) as { resources: Readonly<Record<string, Resource>> };

describe("plugin/schema.json", () => {
  test("is as it is made from the code", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/schema.mjs", "--check"], {
      cwd: ROOT,
      encoding: "utf8",
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("calls resources by their names in the package: only aliases have those of the classes", () => {
    const withoutAliases = text.replace(/"aliases": .*/g, "");

    expect(withoutAliases.match(/\bWhatsApp[A-Z]\w+|\{@\w+/g)).toBeNull();
  });

  test.each(Object.entries(resources))("%s: a lookup gives every input and output", (_token, resource) => {
    const { inputProperties, properties, stateInputs } = resource;

    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(inputProperties)));
    expect(stateInputs.properties).toEqual(properties);
  });
});
