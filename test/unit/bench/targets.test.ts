import { evaluate, FIGURES } from "./support";

interface Row {
  name: string;
  value: number | null;
  target: number;
  holds: boolean;
  unit: string;
}

/** The rows after an edit of the figures. */
function rowsAfter(edit = ""): Row[] {
  return evaluate(
    "report/rows.mjs",
    `(() => { const figures = ${FIGURES}; ${edit}; return subject.rowsOf(figures); })()`,
  ) as Row[];
}

const failing = (rows: Row[]) => rows.filter(({ holds }) => !holds).map(({ name }) => name);

test("figures that are just within the targets hold", () => {
  const rows = rowsAfter();

  expect(failing(rows)).toEqual([]);
  expect(rows.map(({ target }) => target)).toEqual([
    0.8, 1.1, 1.05, 0.3, 1.15, 1, 1, 0, 0, 4, 202, 30, 0, 60, 1.1, 2, 12, 150,
  ]);
});

test("every row says its name, value, target, whether it holds, and the unit", () => {
  for (const row of rowsAfter()) {
    expect(Object.keys(row)).toEqual(["name", "value", "target", "holds", "unit"]);
  }
});

test("names are not used twice", () => {
  const names = rowsAfter().map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
});

test.each([
  [
    "a slower up",
    "figures.sideBySide.costs.closure.upMs = [9900, 990]",
    "up of 200: this package / closure-serialized",
  ],
  [
    "a floor that is lower",
    "figures.sideBySide.costs.floor.upMs = [7200, 720]",
    "up of 200: this package / the engine's floor",
  ],
  [
    "a slower preview",
    "figures.sideBySide.costs.floor.previewMs = [990, 990]",
    "no-change preview of 200: this package / the engine's floor",
  ],
  [
    "a smaller closure",
    "figures.sideBySide.costs.closure.bytesPerNumber = [3800, 3800]",
    "state per number: this package / closure-serialized",
  ],
  [
    "a longer handle",
    "figures.sideBySide.costs.whatsapp.bytesWithoutHandle = [990, 990]",
    "state per number: this package / with an empty __provider",
  ],
  ["one POST too many", "figures.sideBySide.requests.posts = 201", "POSTs to create a number"],
  ["one GET too many", "figures.sideBySide.requests.gets = 201", "GETs to create a number"],
  ["a request in preview", "figures.sideBySide.requests.preview = 1", "requests of a no-change preview"],
  ["a request in up", "figures.sideBySide.requests.upWithoutChanges = 1", "requests of a no-change up"],
  [
    "a refresh with one page too many",
    "figures.sideBySide.requests.listed = 5",
    "refresh of 200, listing allowed",
  ],
  [
    "a refresh that reads twice",
    "figures.sideBySide.requests.unlisted = 203",
    "refresh of 200, listing refused",
  ],
  ["a slow import", "figures.imported.importMs = 30.1", "import of the package in a program"],
  [
    "zod in the program",
    'figures.imported.packages = ["zod"]',
    "of axios, zod, libphonenumber-js: loaded in a program",
  ],
  ["a large package", "figures.packed.packedBytes = 60100", "package, packed"],
  [
    "times that grow",
    "figures.growth[1].upMs.set(1000, [13000])",
    "checkpoints off: a number between 500 and 1000 / between 50 and 500",
  ],
  [
    "times that are too uncertain to tell",
    "figures.growth[1].upMs.set(50, [9000])",
    "checkpoints off: a number between 500 and 1000 / between 50 and 500",
  ],
  [
    "requests that grow",
    "figures.growth[0].requests = [2, 2.01]",
    "requests to create a number, 50 to 1000 of them",
  ],
  [
    "a refresh of many that grows",
    "figures.growth[0].refreshRequests = 13",
    "refresh of 1000, listing allowed",
  ],
  [
    "much memory",
    "figures.growth[0].peakMemory = 151e6",
    "memory of the provider process at 1000, at its peak",
  ],
  [
    "memory that no system tells",
    "figures.growth[0].peakMemory = undefined",
    "memory of the provider process at 1000, at its peak",
  ],
])("%s fails its own row and no other", (_what, edit, name) => {
  expect(failing(rowsAfter(edit))).toEqual([name]);
});

test("what could not be measured has no value", () => {
  const rows = rowsAfter("figures.growth[0].peakMemory = undefined");

  expect(rows.find(({ unit }) => unit === "MB")).toMatchObject({ value: null, holds: false });
});

test("a ratio is the median of the rounds' ratios, so that a machine that slows down in one of them changes nothing", () => {
  const [up] = rowsAfter(`
    figures.sideBySide.costs.whatsapp.upMs = [700, 7000, 70];
    figures.sideBySide.costs.closure.upMs = [1000, 10000, 100];
    figures.sideBySide.costs.floor.upMs = [1, 1, 1];
  `);

  expect(up).toMatchObject({ value: 0.7 });
});
