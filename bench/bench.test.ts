import { readFileSync } from "node:fs";
import path from "node:path";

import { evaluate, FIGURES } from "./figures-for-tests";

const PAGES = Object.fromEntries(
  ["docs/benchmarks.md", "docs/environments.md"].map((page) => [
    page,
    readFileSync(path.resolve(__dirname, "..", page), "utf8"),
  ]),
);

interface Row {
  name: string;
  value: number | null;
  target: number;
  holds: boolean;
}

/** The rows for each of the edits. */
const rowsAfter = (...edits: string[]) => {
  const parts =
    "const { costs, requests } = figures.sideBySide; const { growth, kinds, together, imports } = figures; const [paced] = figures.pace.rounds";
  const rows = edits.map(
    (edit) => `(() => { const figures = fresh(); ${parts}; ${edit}; return subject.rowsOf(figures); })()`,
  );
  return evaluate(
    "rows.mjs",
    `(() => { const fresh = () => (${FIGURES}); return [${rows.join(",")}]; })()`,
  ) as Row[][];
};
const failing = (rows: Row[] = []) => rows.filter(({ holds }) => !holds).map(({ name }) => name);

describe("the targets", () => {
  test("hold for figures that are just within them", () => {
    const [rows = []] = rowsAfter("");

    expect(failing(rows)).toEqual([]);
    expect(rows.map(({ target }) => target)).toEqual([
      0.8, 1.15, 1.05, 1, 0.5, 0.3, 1.15, 1, 1, 0, 0, 4, 202, 30, 0, 0, 420, 0.6, 1.1, 2, 12, 25, 2, 12, 110,
      1.1, 1.1, 1.1, 1, 1, 1.1, 1.1, 1.1, 1, 1, 6, 10, 12, 10, 0, 23, 1, 1,
    ]);
  });

  test("fail by their own figure, and by no other", () => {
    const edits = {
      "costs.closure.upMs = [9900, 990]": "up of 200: this package / closure-serialized",
      "costs.floor.upMs = [6900, 690]": "up of 200: this package / the engine's floor",
      "costs.floor.previewMs = [990, 990]": "no-change preview of 200: this package / the engine's floor",
      "costs.closure.bytesPerNumber = [3800, 3800]": "state per number: this package / closure-serialized",
      "costs.whatsapp.bytesWithoutHandle = [990, 990]":
        "state per number: this package / with an empty __provider",
      "requests.posts = 201": "POSTs to create a number",
      "requests.gets = 201": "GETs to create a number",
      "requests.preview = 1": "requests of a no-change preview",
      "requests.upWithoutChanges = 1": "requests of a no-change up",
      "requests.listed = 5": "refresh of 200, listing allowed",
      "requests.unlisted = 203": "refresh of 200, listing refused",
      "figures.imported.importMs = 30.1": "import of the package in a program",
      'figures.imported.packages = ["zod"]': "other packages that a program loads with it",
      'figures.packed.dependencies = ["zod"]': "packages that npm installs with it",
      "figures.packed.packedBytes = 420100": "package, packed",
      "figures.loading.one.ms.zod = 14":
        "start: loading our code and its first check, one file / separate files",
      "growth[1].upMs.set(1000, [13000])":
        "checkpoints off: a number between 500 and 1000 / between 50 and 500",
      // Too uncertain times.
      "growth[1].upMs.set(50, [9000])": "checkpoints off: a number between 500 and 1000 / between 50 and 500",
      "growth[0].requests = [2, 2.01]": "requests to create a number, 50 to 1000 of them",
      "growth[0].refreshRequests = 13": "refresh of 1000, listing allowed",
      "figures.memory[0].peaks = [146e6]": "memory of the provider process at 1000, above the engine's floor",
      "figures.memory[0].peaks = [undefined]":
        "memory of the provider process at 1000, above the engine's floor",
      "figures.memory[3].peaks = [119e6]": "memory of the provider process at 1000, above the engine's floor",
      "costs.plugin.upMs = [8100, 810]": "up of 200: the plugin from YAML / this package",
      "costs.plugin.previewMs = [527, 527]": "no-change preview of 200: the plugin from YAML / this package",
      "growth[2].requests = [2, 2.01]": "requests to create a number by the plugin, 50 to 1000 of them",
      "growth[2].refreshRequests = 13": "refresh of 1000 by the plugin, listing allowed",
      "figures.memory[2].peaks = [111e6]": "memory of the plugin at 1000, at its peak",
      "paced.whatsapp.fewMs = 4750; paced['closure-with-read'].fewMs = 4800":
        "Meta's pace, up of 20: this package / the bound",
      "paced.whatsapp.manyMs = 15980; paced['closure-with-read'].manyMs = 16000":
        "Meta's pace, up of 100: this package / the bound",
      "paced.whatsapp.refreshMs = 3310": "Meta's pace, refresh of 100: this package / the bound",
      "paced.whatsapp.fewMs = 4700; paced.plugin.fewMs = 4690; paced['closure-with-read'].fewMs = 4690":
        "Meta's pace, up of 20: this package / closure-serialized, with reads",
      "paced.whatsapp.manyMs = 15900; paced.plugin.manyMs = 15800; paced['closure-with-read'].manyMs = 15800":
        "Meta's pace, up of 100: this package / closure-serialized, with reads",
      "paced.plugin.fewMs = 4750; paced['closure-with-read'].fewMs = 4800":
        "Meta's pace, up of 20: the plugin / the bound",
      "paced.plugin.manyMs = 15980; paced['closure-with-read'].manyMs = 16000":
        "Meta's pace, up of 100: the plugin / the bound",
      "paced.plugin.refreshMs = 3310": "Meta's pace, refresh of 100: the plugin / the bound",
      "paced.plugin.fewMs = 4700; paced.whatsapp.fewMs = 4690; paced['closure-with-read'].fewMs = 4690":
        "Meta's pace, up of 20: the plugin / closure-serialized, with reads",
      "paced.plugin.manyMs = 15900; paced.whatsapp.manyMs = 15800; paced['closure-with-read'].manyMs = 15800":
        "Meta's pace, up of 100: the plugin / closure-serialized, with reads",
      "kinds.class.registration.create.gets = 3": "requests to create, refresh and update a registration",
      "kinds.plugin.registration.update.posts = 2": "requests to create, refresh and update a registration",
      "kinds.class.webhookOverride.refresh.gets = 3":
        "requests to create, refresh and update a webhook override",
      "kinds.plugin.subscription.create.deletes = 1":
        "requests to create, refresh and update a subscription with an address",
      "kinds.class.profile.update.gets = 4": "requests to create, refresh and update a business profile",
      "kinds.plugin.profile.withoutChanges.gets = 1": "requests of a no-change up with any of these",
      "together.class = 24": "requests to refresh 20 numbers, each with a registration and a profile",
      "together.plugin = 24": "requests to refresh 20 numbers, each with a registration and a profile",
      "imports.one.gets = 2": "requests to import a number by the plugin",
      "imports.many.gets = 20": "requests to import 20 numbers by the plugin",
    };

    const rows = rowsAfter(...Object.keys(edits));

    expect(rows.map(failing)).toEqual(Object.values(edits).map((name) => [name]));
  });

  test("are about the median of the rounds' ratios, so a machine that slows down in one round changes nothing", () => {
    const [rows] = rowsAfter(
      "costs.whatsapp.upMs = [700, 7000, 70]; costs.plugin.upMs = [1, 1, 1]; costs.closure.upMs = [1000, 10000, 100]; costs.floor.upMs = [1, 1, 1]",
    );

    expect(rows?.[0]).toMatchObject({ value: 0.7 });
  });
});

describe("the pages", () => {
  const round = "{ applyMs: 900, planMs: 700, bytesPerNumber: 1200, applyRequests: 200, planRequests: 400 }";
  const [page = "", environments = ""] = evaluate(
    "document.mjs",
    `await (async () => {
      const { rowsOf } = await import("./rows.mjs");
      const { describeMachine } = await import("./document/machine.mjs");
      const figures = ${FIGURES};
      figures.packed.packedBytes = 421200;
      figures.memory[0].peaks = [undefined];
      const { fill } = await import("../scripts/support/fill.mjs");
      const machine = describeMachine("3.250.0");
      const sections = subject.sectionsOf({ figures, rows: rowsOf(figures), machine, rounds: 5, tofu: [${round}] });
      const pages = ${JSON.stringify(PAGES)};
      return Object.keys(pages).map((name) => Object.entries(sections[name]).reduce(
        (text, [part, content]) => fill(text, part + ", made by npm run bench", content), pages[name]));
    })()`,
  ) as string[];

  test("says how many targets hold, and shows each with its value", () => {
    expect(page).toContain("41 of 43 targets hold.");
    expect(page).toMatch(
      /^\| up of 200: this package \/ closure-serialized +\| 0\.80 +\| ≤ 0\.80 +\| yes +\|$/m,
    );
    expect(page).toMatch(/^\| package, packed +\| 421 kB +\| ≤ 420 kB +\| NO +\|$/m);
    expect(page).toMatch(/^\| memory .*\| not measured +\| ≤ 25 MB +\| NO +\|$/m);
  });

  test("has three charts that name each program and each size", () => {
    expect(page.match(/^```mermaid\nxychart-beta/gm)).toHaveLength(3);
    expect(page).toMatch(/bar \[4\.4, 4\.4, 5\.5, 0\.0, 4\.4\]/);
    expect(page).toMatch(/x-axis \["50", "200", "500", "1,000"\]\n( {2}line \[1\.5, 3\.0, .*\]\n){4}/);
  });

  test("show the time of each program at Meta's pace, its ratio to the bound, and its requests", () => {
    expect(page).toMatch(
      /^\| this package +\| 4\.7 s \(1\.10\) +\| 15\.9 s \(1\.10\) +\| 3\.3 s \(1\.10\) +\| 2\.0 s \(1\.00\) +\|$/m,
    );
    expect(page).toMatch(
      /^\| OpenTofu +\| 2\.1 s \(0\.50\) .*\| 5\.1 s \(1\.00\) +\| 5\.0 s \(2\.50\) +\|$/m,
    );
    expect(page).toMatch(/^\| the engine's floor +\| 2\.0 s +\| 3\.0 s +\| 2\.6 s +\| 2\.0 s +\|$/m);
    expect(page).toMatch(/^\| closure-serialized, with reads +\| 200 +\| 100 +\| 0 +\|$/m);
  });

  test("show the parts of the start, and V8's profile of loading as separate files and as one", () => {
    expect(page).toMatch(
      /^\| this package +\| 1,000 ms +\| 800 ms +\| 700 ms +\| 50 ms +\| 10 ms +\| 20 ms +\| 2,580 ms +\|$/m,
    );
    expect(page).toMatch(/^\| the plugin, from YAML +\| 700 ms .*\| 300 ms +\| +\| 1,200 ms +\|$/m);
    expect(page).toMatch(/^\| zod +\| 20 ms +\| +\|$/m);
    expect(page).toMatch(/^\| in all +\| 80 ms +\| 35 ms +\|$/m);
  });

  test("show the large stacks, each with its size and its state, in the guide to environments", () => {
    expect(environments).toMatch(
      /^\| 1,000 +\| this package +\| 8\.0 s +\| 14\.0 s +\| 6\.0 s +\| 7\.0 s +\| 1\.7 MB +\|$/m,
    );
    expect(environments).toMatch(/^\| 5,000 +\| the plugin, from YAML +\| 41\.0 s .*\| 12\.9 MB +\|$/m);
  });

  test("show the memory of each program, over TLS and in plain HTTP where it sends requests", () => {
    expect(page).toMatch(/^\| this package +\| not measured +\| 160 MB +\|$/m);
    expect(page).toMatch(/^\| the plugin, from YAML +\| 110 MB +\| +\|$/m);
    expect(page).toMatch(/^\| the engine's floor +\| +\| 120 MB +\|$/m);
  });

  test("show the requests for each resource beside the number", () => {
    expect(page).toMatch(
      /^\| `WhatsAppSubscription` with an address +\| 4 GET, 2 POST +\| none +\| 2 GET +\| 3 GET, 1 POST +\|$/m,
    );
  });

  test("compare one large stack with five smaller ones, where the guide to environments says when to split", () => {
    expect(environments).toMatch(
      /^\| one stack of 1,000 +\| 40\.0 s +\| 6\.0 s +\| 7\.0 s +\| 8\.0 s +\| 2,000 +\| 10 +\|$/m,
    );
    expect(environments).toMatch(
      /^\| 5 stacks of 200, one after another +\| 23\.0 s +\| 12\.0 s +\| 15\.0 s +\| 3\.1 s +\| 2,000 +\| 50 +\|$/m,
    );
    expect(environments).toMatch(/^\| 5 stacks of 200, all at once +\| 16\.0 s/m);
  });

  test("says plainly where OpenTofu needs less, and only there", () => {
    expect(page).toMatch(/^\| creating +\| 4\.4 s +\| 0\.9 s +\|$/m);
    expect(
      [...(page.split("needs less here:")[1] ?? "").matchAll(/^- ([^:*]+): /gm)].map(([, name]) => name),
    ).toEqual(["creating", "no-change plan", "requests to create"]);
  });
});
