import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** The value of an expression about a module of the benchmark, named `subject` there. jest's loader takes no such module. */
export function evaluate(module: string, expression: string): unknown {
  const script = `
    import * as subject from "${pathToFileURL(path.join(__dirname, module)).href}";
    console.log(JSON.stringify(${expression}));
  `;
  const options = { cwd: __dirname, encoding: "utf8" as const };
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], options));
}

/** Figures of a run that just meets every target. */
export const FIGURES = `{
  numbers: 200,
  sizes: [50, 200, 500, 1000],
  sideBySide: {
    costs: {
      whatsapp: { upMs: [8000, 800], previewMs: [1050, 1050], bytesPerNumber: [1150, 1150], bytesWithoutHandle: [1000, 1000] },
      plugin: { upMs: [8000, 800], previewMs: [525, 525], bytesPerNumber: [2276, 2276], bytesWithoutHandle: [1, 1] },
      closure: { upMs: [10000, 1000], previewMs: [1, 1], bytesPerNumber: [4000, 4000], bytesWithoutHandle: [1, 1] },
      "lean-closure": { upMs: [1, 1], previewMs: [1, 1], bytesPerNumber: [1, 1], bytesWithoutHandle: [1, 1] },
      floor: { upMs: [8000, 800], previewMs: [1000, 1000], bytesPerNumber: [1, 1], bytesWithoutHandle: [1, 1] },
    },
    requests: { posts: 200, gets: 200, preview: 0, upWithoutChanges: 0, listed: 4, unlisted: 202 },
  },
  pace: {
    few: 20, many: 100,
    rounds: [
      {
        floor: { fewMs: 2000, manyMs: 3000, refreshMs: 2600, previewMs: 2000, requests: { up: 0, refresh: 0, preview: 0 } },
        whatsapp: { fewMs: 4730, manyMs: 15950, refreshMs: 3300, previewMs: 2000, requests: { up: 200, refresh: 1, preview: 0 } },
        plugin: { fewMs: 4730, manyMs: 15950, refreshMs: 3300, previewMs: 1000, requests: { up: 200, refresh: 1, preview: 0 } },
        closure: { fewMs: 4000, manyMs: 12000, refreshMs: 2600, previewMs: 2000, requests: { up: 100, refresh: 0, preview: 0 } },
        "closure-with-read": { fewMs: 4730, manyMs: 15950, refreshMs: 5000, previewMs: 2000, requests: { up: 200, refresh: 100, preview: 0 } },
        tofu: { fewMs: 2150, manyMs: 10000, refreshMs: 5100, previewMs: 5000, requests: { up: 100, refresh: 200, preview: 200 } },
      },
    ],
  },
  growth: [
    {
      program: "whatsapp", checkpoints: true, requests: [2, 2], refreshRequests: 12,
      upMs: new Map([[50, [1500]], [200, [3000]], [500, [9000]], [1000, [30000]]]),
    },
    {
      program: "whatsapp", checkpoints: false, requests: [2, 2], refreshRequests: 12,
      upMs: new Map([[50, [1500]], [200, [3000]], [500, [6000]], [1000, [11500]]]),
    },
    {
      program: "plugin", checkpoints: false, requests: [2, 2], refreshRequests: 12,
      upMs: new Map([[50, [1500]], [200, [3000]], [500, [6000]], [1000, [11000]]]),
    },
    {
      program: "floor", checkpoints: false, requests: [0, 0], refreshRequests: 0,
      upMs: new Map([[50, [1500]], [200, [3000]], [500, [6000]], [1000, [11000]]]),
    },
  ],
  memory: [
    { program: "whatsapp", secure: true, peaks: [145e6, 145e6] },
    { program: "whatsapp", secure: false, peaks: [160e6, 160e6] },
    { program: "plugin", secure: true, peaks: [110e6, 110e6] },
    { program: "floor", secure: false, peaks: [120e6, 120e6] },
  ],
  split: {
    stacks: 5, each: 200,
    rounds: [
      {
        whole: { upMs: 40000, refreshMs: 6000, previewMs: 7000, oneMoreMs: 8000, upRequests: 2000, refreshRequests: 10 },
        parts: { upMs: 23000, refreshMs: 12000, previewMs: 15000, oneMoreMs: 3100, upRequests: 2000, refreshRequests: 50 },
        atOnceMs: 16000,
      },
    ],
  },
  large: [
    { program: "whatsapp", numbers: 1000, more: 100, oneMoreMs: 8000, moreMs: 14000, refreshMs: 6000, previewMs: 7000, stateBytes: 1.66e6 },
    { program: "plugin", numbers: 5000, more: 100, oneMoreMs: 41000, moreMs: 90000, refreshMs: 30000, previewMs: 35000, stateBytes: 12.9e6 },
  ],
  kinds: {
    class: {
      registration: { create: { posts: 1, gets: 2, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 1, deletes: 0 }, update: { posts: 1, gets: 1, deletes: 0 }, bytes: 1800 },
      webhookOverride: { create: { posts: 1, gets: 3, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 2, deletes: 0 }, update: { posts: 1, gets: 3, deletes: 0 }, bytes: 1800 },
      subscription: { create: { posts: 2, gets: 4, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 2, deletes: 0 }, update: { posts: 1, gets: 3, deletes: 0 }, bytes: 1800 },
      profile: { create: { posts: 1, gets: 3, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 2, deletes: 0 }, update: { posts: 1, gets: 3, deletes: 0 }, bytes: 1800 },
    },
    plugin: {
      registration: { create: { posts: 1, gets: 2, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 1, deletes: 0 }, update: { posts: 1, gets: 1, deletes: 0 }, bytes: 1800 },
      webhookOverride: { create: { posts: 1, gets: 3, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 2, deletes: 0 }, update: { posts: 1, gets: 3, deletes: 0 }, bytes: 1800 },
      subscription: { create: { posts: 2, gets: 4, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 2, deletes: 0 }, update: { posts: 1, gets: 3, deletes: 0 }, bytes: 1800 },
      profile: { create: { posts: 1, gets: 3, deletes: 0 }, withoutChanges: { posts: 0, gets: 0, deletes: 0 }, refresh: { posts: 0, gets: 2, deletes: 0 }, update: { posts: 1, gets: 3, deletes: 0 }, bytes: 1800 },
    },
  },
  together: { numbers: 20, class: 23, plugin: 23 },
  imports: { numbers: 20, one: { posts: 0, gets: 1 }, many: { posts: 0, gets: 1 } },
  imported: { importMs: 29.9, packages: [] },
  packed: { packedBytes: 419900, files: 17, dependencies: [] },
  handler: { files: 1, packages: [] },
  start: {
    whatsapp: [{ host: 1000, program: 800, bridge: 700, loading: 50, work: 10, engine: 20, total: 2580 }],
    plugin: [{ host: 700, program: 0, bridge: 50, loading: 150, work: 300, total: 1200 }],
  },
  loading: {
    separate: { files: 388, ms: { "Node.js": 50, zod: 20, "our files": 10, ms: 0.2 } },
    one: { files: 1, ms: { "Node.js": 20, "our files": 15 } },
  },
}`;
