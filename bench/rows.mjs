// @ts-check
import { paceRows } from "./rows/pace.mjs";
import { ALLOWED_EXTRA, listedTarget, requestRows } from "./rows/requests.mjs";
import { loadingRows } from "./rows/start.mjs";
import { median, medianRatio } from "./statistics.mjs";

/**
 * @typedef {Awaited<ReturnType<typeof import("./package.mjs").measurePackage>> & {
 *   numbers: number,
 *   sizes: readonly number[],
 *   sideBySide: Awaited<ReturnType<typeof import("./side-by-side.mjs").measureSideBySide>>,
 *   growth: readonly import("./growth.mjs").Growth[],
 *   memory: readonly import("./memory.mjs").Memory[],
 *   pace: import("./pace-bounds.mjs").Pace,
 *   kinds: import("./rows/requests.mjs").Kinds,
 *   together: import("./rows/requests.mjs").Together,
 *   imports: import("./rows/requests.mjs").Imports,
 *   large: readonly import("./large.mjs").Large[],
 *   split: import("./split.mjs").Split,
 *   start: Record<"whatsapp" | "plugin", readonly import("./start/measure.mjs").Start[]>,
 *   loading: import("./start/loading.mjs").Loading,
 * }} Figures
 *
 * A row before its target is compared.
 * @typedef {readonly [name: string, measured: number | undefined, target: number, unit: string]} Measured
 *
 * A target, which holds if the value is not above it. The value is `null` if it could not be measured.
 * @typedef {{ name: string, value: number | null, target: number, holds: boolean, unit: string }} Row
 */

/**
 * @param {Figures} figures
 * @returns {Row[]}
 */
export function rowsOf({
  numbers,
  sizes,
  sideBySide,
  growth,
  memory,
  imported,
  packed,
  pace,
  kinds,
  together,
  imports,
  loading,
}) {
  const { costs, requests } = sideBySide;
  const { whatsapp, plugin, closure, floor } = costs;
  const [ours, withoutCheckpoints, ofPlugin] = growth;
  const [few = 0, , middle = 0, many = 0] = sizes;
  if (ours === undefined || withoutCheckpoints === undefined || ofPlugin === undefined)
    throw new Error("Growth has not been measured");

  const ratios = {
    toClosure: medianRatio(whatsapp.upMs, closure.upMs),
    toFloor: medianRatio(whatsapp.upMs, floor.upMs),
    preview: medianRatio(whatsapp.previewMs, floor.previewMs),
    pluginUp: medianRatio(plugin.upMs, whatsapp.upMs),
    pluginPreview: medianRatio(plugin.previewMs, whatsapp.previewMs),
    state: medianRatio(whatsapp.bytesPerNumber, closure.bytesPerNumber),
    handle: medianRatio(whatsapp.bytesPerNumber, whatsapp.bytesWithoutHandle),
    growth: flatness(withoutCheckpoints.upMs, few, middle, many),
  };
  const sizesOfGrowth = `a number between ${middle} and ${many} / between ${few} and ${middle}`;

  /** @type {Measured[]} */
  const rows = [
    [`up of ${numbers}: this package / closure-serialized`, ratios.toClosure, 0.8, "ratio"],
    [`up of ${numbers}: this package / the engine's floor`, ratios.toFloor, 1.15, "ratio"],
    [`no-change preview of ${numbers}: this package / the engine's floor`, ratios.preview, 1.05, "ratio"],
    [`up of ${numbers}: the plugin from YAML / this package`, ratios.pluginUp, 1, "ratio"],
    [
      `no-change preview of ${numbers}: the plugin from YAML / this package`,
      ratios.pluginPreview,
      0.5,
      "ratio",
    ],
    ["state per number: this package / closure-serialized", ratios.state, 0.3, "ratio"],
    ["state per number: this package / with an empty __provider", ratios.handle, 1.15, "ratio"],
    ["POSTs to create a number", requests.posts / numbers, 1, "requests"],
    ["GETs to create a number", requests.gets / numbers, 1, "requests"],
    ["requests of a no-change preview", requests.preview, 0, "requests"],
    ["requests of a no-change up", requests.upWithoutChanges, 0, "requests"],
    [`refresh of ${numbers}, listing allowed`, requests.listed, listedTarget(numbers), "requests"],
    [`refresh of ${numbers}, listing refused`, requests.unlisted, numbers + ALLOWED_EXTRA, "requests"],
    ["import of the package in a program", imported.importMs, 30, "ms"],
    ["other packages that a program loads with it", imported.packages.length, 0, "packages"],
    ["packages that npm installs with it", packed.dependencies.length, 0, "packages"],
    ["package, packed", packed.packedBytes / 1000, 420, "kB"],
    ...loadingRows(loading),
    [`checkpoints off: ${sizesOfGrowth}`, ratios.growth, 1.1, "ratio"],
    [`requests to create a number, ${few} to ${many} of them`, Math.max(...ours.requests), 2, "requests"],
    [`refresh of ${many}, listing allowed`, ours.refreshRequests, listedTarget(many), "requests"],
    [
      `memory of the provider process at ${many}, above the engine's floor`,
      difference(memoryOf(memory, "whatsapp", true), memoryOf(memory, "floor", false)),
      25,
      "MB",
    ],
    [
      `requests to create a number by the plugin, ${few} to ${many} of them`,
      Math.max(...ofPlugin.requests),
      2,
      "requests",
    ],
    [
      `refresh of ${many} by the plugin, listing allowed`,
      ofPlugin.refreshRequests,
      listedTarget(many),
      "requests",
    ],
    [`memory of the plugin at ${many}, at its peak`, memoryOf(memory, "plugin", true), 110, "MB"],
    ...paceRows(pace),
    ...requestRows(kinds, together, imports),
  ];
  return rows.map(([name, measured, target, unit]) => {
    const value = measured === undefined ? null : Math.round(measured * 1000) / 1000;
    return { name, value, target, holds: value !== null && value <= target, unit };
  });
}

/**
 * The megabytes at the peak of a provider's process, with requests over TLS or in plain HTTP. `undefined` if they were not measured.
 * @param {Figures["memory"]} memory
 * @param {import("./memory.mjs").Way["program"]} program
 * @param {boolean} secure
 */
export function memoryOf(memory, program, secure) {
  const { peaks = [] } = memory.find((way) => way.program === program && way.secure === secure) ?? {};
  const known = peaks.filter((peak) => peak !== undefined);
  return known.length === 0 ? undefined : median(known) / 1e6;
}

/**
 * @param {number | undefined} whole
 * @param {number | undefined} part
 */
const difference = (whole, part) => (whole === undefined || part === undefined ? undefined : whole - part);

/**
 * The cost of one more number among many, divided by its cost among few. `undefined` if the times are too uncertain, as with a
 * handful of numbers.
 * @param {Map<number, number[]>} upMs
 * @param {number} few
 * @param {number} middle
 * @param {number} many
 */
function flatness(upMs, few, middle, many) {
  const [below, above] = [furtherNumber(upMs, few, middle), furtherNumber(upMs, middle, many)];
  return below > 0 && above > 0 ? above / below : undefined;
}

/**
 * The milliseconds that one more number adds. The start of the processes, which is the same for few and many, is not in it.
 * @param {Map<number, number[]>} upMs
 * @param {number} from
 * @param {number} to
 */
export function furtherNumber(upMs, from, to) {
  return (median(upMs.get(to) ?? []) - median(upMs.get(from) ?? [])) / (to - from);
}
