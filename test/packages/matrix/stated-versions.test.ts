import { readFileSync } from "node:fs";
import path from "node:path";

import { intersects, satisfies } from "semver";

import { MATRIX } from "./definition";

const ROOT = path.resolve(__dirname, "../../..");

interface Manifest {
  engines: { node: string };
  peerDependencies?: Record<string, string>;
}
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const manifest = (file: string) => JSON.parse(read(file)) as Manifest;

const { node, sdk, cli, typescript } = MATRIX.supported;

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
    expect(MATRIX.runs).toContainEqual(expect.objectContaining({ node: `${node}.0.0`, sdk }));
    expect(MATRIX.runs).toContainEqual(expect.objectContaining({ sdk, cli: "oldest" }));
  });

  test.each(["20", "22", "24"])("runs the oldest SDK and a newer one on Node.js %s", (line) => {
    const sdks = MATRIX.runs.filter((cell) => satisfies(cell.node, line)).map((cell) => cell.sdk);

    expect(sdks).toContain(sdk);
    expect(new Set(sdks).size).toBeGreaterThan(1);
  });

  test("compiles with the oldest and the newest TypeScript that are stated", () => {
    const compilers = MATRIX.compilations.flatMap((cell) => cell.typescript);

    for (const stated of typescript)
      expect(compilers.some((compiler) => intersects(compiler, `~${stated}.0`))).toBe(true);
  });

  test("and the tables in docs/compatibility.md have the same versions", () => {
    const tables = read("docs/compatibility.md").split(/^## /m);
    const rowsBelow = (heading: string) =>
      (tables.find((part) => part.startsWith(heading)) ?? "")
        .split("\n")
        .filter((line) => /^\| \d/.test(line))
        .map((line) => line.split("|").map((cell) => cell.trim().replace(/^\*\*fails\*\*.*/, "fails")));

    expect(rowsBelow("Programs that ran").map(([, ...cells]) => [...cells.slice(0, 2), cells[3]])).toEqual(
      MATRIX.runs.map((cell) => [cell.node, cell.sdk, cell.fails === undefined ? "works" : "fails"]),
    );
    expect(rowsBelow("Programs that compiled").map(([, ...cells]) => cells.slice(0, 3))).toEqual(
      MATRIX.compilations.flatMap((cell) => cell.typescript.map((compiler) => [compiler, cell.sdk, "works"])),
    );
  });
});
