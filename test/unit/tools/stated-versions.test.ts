import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { intersects, satisfies } from "semver";

import type * as definition from "../../../tools/matrix/definition.mjs" with { "resolution-mode": "import" };

const ROOT = path.resolve(__dirname, "../../..");
const DEFINITION = pathToFileURL(path.join(ROOT, "tools/matrix/definition.mjs")).href;

interface Manifest {
  engines: { node: string };
  peerDependencies?: Record<string, string>;
}
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const manifest = (file: string) => JSON.parse(read(file)) as Manifest;

const matrix = JSON.parse(
  execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `console.log(JSON.stringify(await import(${JSON.stringify(DEFINITION)})))`,
    ],
    { encoding: "utf8" },
  ),
) as typeof definition;
const { node, sdk, cli, typescript } = matrix.SUPPORTED;

describe("what is stated is what the matrix proves", () => {
  test.each(["README.md", "provider/README.md", "docs/compatibility.md"])("in %s", (file) => {
    const stated = read(file)
      .replaceAll("`", "")
      .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1")
      .replaceAll(/\s+/g, " ");

    expect(stated).toContain(`Node.js ${node} or newer`);
    expect(stated).toContain(`@pulumi/pulumi ${sdk} or a newer 3.x`);
    expect(stated).toContain(`Pulumi CLI from ${cli} on`);
    expect(stated).toContain(`TypeScript ${typescript.join(" to ")}`);
  });

  test.each(["package.json", "provider/package.json", "simulator/package.json"])(
    "in the engines of %s",
    (file) => {
      expect(manifest(file).engines).toEqual({ node: `>=${node}` });
    },
  );

  test("in the range of the provider's peer", () => {
    expect(manifest("provider/package.json").peerDependencies).toEqual({ "@pulumi/pulumi": `^${sdk}` });
  });
});

describe("the matrix", () => {
  test("begins with the very first Node.js and SDK that are stated", () => {
    expect(matrix.RUNS).toContainEqual(expect.objectContaining({ node: `${node}.0.0`, sdk }));
    expect(matrix.RUNS).toContainEqual(expect.objectContaining({ sdk, oldestCli: true }));
  });

  test.each(["20", "22", "24"])("runs the oldest SDK and a newer one on Node.js %s", (line) => {
    const sdks = matrix.RUNS.filter((cell) => satisfies(cell.node, line)).map((cell) => cell.sdk);

    expect(sdks).toContain(sdk);
    expect(new Set(sdks).size).toBeGreaterThan(1);
  });

  test("compiles with the oldest and the newest TypeScript that are stated", () => {
    const compilers = matrix.COMPILATIONS.map((cell) => cell.typescript);

    for (const stated of typescript)
      expect(compilers.some((compiler) => intersects(compiler, `~${stated}.0`))).toBe(true);
  });

  test("has its last result in docs/compatibility.md, for each cell", () => {
    const rows = read("docs/compatibility.md")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    const isShown = (...cells: string[]) => rows.some((row) => cells.every((cell) => row.includes(cell)));

    const absent = [
      ...matrix.RUNS.filter((cell) => !isShown(cell.node, cell.sdk, "works")),
      ...matrix.COMPILATIONS.filter((cell) => !isShown(cell.typescript, cell.sdk, "works")),
      ...matrix.BEYOND.filter(
        ({ fails, ...cell }) => !isShown(cell.node, cell.sdk, `**fails**. ${fails?.why ?? ""}`),
      ),
    ];
    expect(absent).toEqual([]);
  });
});
