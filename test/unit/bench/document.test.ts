import { evaluate, FIGURES } from "./support";

const MACHINE = `{
  cores: 2, processor: "Example CPU", memoryGb: 8, system: "linux x64", node: "v20.0.0", pulumi: "3.250.0", sdk: "3.248.0", loadBefore: 0.1,
}`;

function documentOf(rows: string, comparison = "undefined"): string {
  return evaluate(
    "report/document.mjs",
    `subject.writeDocument({ figures: ${FIGURES}, rows: ${rows}, machine: ${MACHINE}, runs: 5, comparison: ${comparison} })`,
  ) as string;
}

const ROW = '{ name: "up", value: 0.7, target: 0.8, holds: true, unit: "ratio" }';
const FAILED = '{ name: "package", value: 61.2, target: 60, holds: false, unit: "kB" }';
const UNKNOWN = '{ name: "memory", value: null, target: 150, holds: false, unit: "MB" }';

test("the document says how many targets hold, and shows each with its value", () => {
  const document = documentOf(`[${ROW}, ${FAILED}, ${UNKNOWN}]`);

  expect(document).toContain("1 of 3 targets hold.");
  expect(document).toMatch(/^\| up +\| 0\.70 +\| ≤ 0\.80 +\| yes +\|$/m);
  expect(document).toMatch(/^\| package +\| 61 kB +\| ≤ 60 kB +\| NO +\|$/m);
  expect(document).toMatch(/^\| memory +\| not measured +\| ≤ 150 MB +\| NO +\|$/m);
});

test("the document says so when all targets hold", () => {
  expect(documentOf(`[${ROW}]`)).toContain("All targets hold.");
});

test("the machine is described", () => {
  const document = documentOf(`[${ROW}]`);

  for (const fact of ["2 cores, Example CPU", "8 GB", "linux x64", "v20.0.0", "3.250.0", "3.248.0"]) {
    expect(document).toContain(`| ${fact}`);
  }
});

test("the document is formatted as the project's files are, with and without a comparison", () => {
  const comparison = "## OpenTofu with the REST provider\n\nA comparison.";
  const document =
    documentOf(`[${ROW}, ${FAILED}]`, JSON.stringify(comparison)) + "\n" + documentOf(`[${ROW}]`);

  const options = '{ parser: "markdown", printWidth: 110 }';
  const formatted = evaluate(
    "../tools/table.mjs",
    `await (await import("prettier")).format(${JSON.stringify(document)}, ${options})`,
  );

  expect(formatted).toBe(document);
});

describe("the comparison with OpenTofu", () => {
  const round = "{ applyMs: 900, planMs: 700, bytesPerNumber: 1200, applyRequests: 200, planRequests: 400 }";
  const comparison = evaluate("report/tofu.mjs", `subject.describeTofu([${round}], ${FIGURES})`) as string;

  test("has both figures of each thing", () => {
    expect(comparison).toMatch(/^\| creating +\| 4\.4 s +\| 0\.9 s +\|$/m);
    expect(comparison).toMatch(/^\| requests of a no-change plan +\| 0 +\| 400 +\|$/m);
  });

  test("says plainly where OpenTofu needs less, and only there", () => {
    const won = [...comparison.matchAll(/^- ([^:]+): /gm)].map(([, what]) => what);

    expect(won).toEqual(["creating", "no-change plan", "requests to create"]);
  });
});

describe("the chart", () => {
  const chart = evaluate("report/chart.mjs", `subject.drawChart(${FIGURES})`) as string;

  test("is one well-formed image in which each program and each size is named", () => {
    const opened = [...chart.matchAll(/<([a-z]+)(?:\s[^<>]*)?(?<!\/)>/g)].map(([, name]) => name);
    const closed = [...chart.matchAll(/<\/([a-z]+)>/g)].map(([, name]) => name);

    expect(opened.sort()).toEqual(closed.sort());
    expect(chart).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img"/);
    for (const text of [
      "this package",
      "closure-serialized, the same resource",
      "the engine's floor",
      "1,000",
    ]) {
      expect(chart).toContain(`>${text}</text>`);
    }
  });

  test("has no figure that is not a number, and nothing outside its frame", () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(chart) ?? [];
    const positions = [...chart.matchAll(/ x="([^"]+)" y="([^"]+)"/g)];

    expect(positions.length).toBeGreaterThan(20);
    for (const [, x, y] of positions) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThan(Number(width));
      expect(Number(y)).toBeLessThan(Number(height));
    }
    expect(chart).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("is readable on a dark page: it paints no background, and its text turns light", () => {
    expect(chart).toContain("prefers-color-scheme: dark");
    expect(chart).not.toMatch(/<rect[^>]+fill="(white|#fff)/);
  });
});
