// @ts-check
import { median, medianRatio } from "../measure/statistics.mjs";

/**
 * @typedef {import("../measure/side-by-side.mjs").Costs} Costs
 *
 * @typedef {{
 *   numbers: number,
 *   sizes: readonly number[],
 *   sideBySide: Awaited<ReturnType<typeof import("../measure/side-by-side.mjs").measureSideBySide>>,
 *   growth: readonly import("../measure/growth.mjs").Growth[],
 *   imported: { importMs: number, packages: readonly string[] },
 *   packed: { packedBytes: number, files: number, dependencies: readonly string[] },
 * }} Figures
 *
 * A target. It holds when the value is not above it; a value of `null` could not be measured.
 * @typedef {{ name: string, value: number | null, target: number, holds: boolean, unit: string }} Row
 */

/** What a program loads only when it uses it itself. */
const PROVIDER_ONLY = ["axios", "zod", "libphonenumber-js"];
const PAGE_SIZE = 100;
const ALLOWED_EXTRA = 2;

/**
 * @param {Figures} figures
 * @returns {Row[]}
 */
export function rowsOf({ numbers, sizes, sideBySide, growth, imported, packed }) {
  const { costs, requests } = sideBySide;
  const { whatsapp, closure, floor } = costs;
  const [ours, withoutCheckpoints] = growth;
  if (ours === undefined || withoutCheckpoints === undefined) throw new Error("Growth has not been measured");
  const [smallest, , middle, largest] = /** @type {[number, number, number, number]} */ (sizes);
  const ratio = (/** @type {keyof Costs} */ what, /** @type {Costs} */ other) =>
    medianRatio(whatsapp[what], other[what]);
  const loadedEarly = imported.packages.filter((name) => PROVIDER_ONLY.includes(name));
  return [
    row(`up of ${numbers}: this package / closure-serialized`, ratio("upMs", closure), 0.8, "ratio"),
    row(`up of ${numbers}: this package / the engine's floor`, ratio("upMs", floor), 1.1, "ratio"),
    row(
      `no-change preview of ${numbers}: this package / the engine's floor`,
      ratio("previewMs", floor),
      1.05,
      "ratio",
    ),
    row(
      "state per number: this package / closure-serialized",
      ratio("bytesPerNumber", closure),
      0.3,
      "ratio",
    ),
    row(
      "state per number: this package / with an empty __provider",
      medianRatio(whatsapp.bytesPerNumber, whatsapp.bytesWithoutHandle),
      1.15,
      "ratio",
    ),
    row("POSTs to create a number", requests.posts / numbers, 1, "requests"),
    row("GETs to create a number", requests.gets / numbers, 1, "requests"),
    row("requests of a no-change preview", requests.preview, 0, "requests"),
    row("requests of a no-change up", requests.upWithoutChanges, 0, "requests"),
    row(`refresh of ${numbers}, listing allowed`, requests.listed, listedTarget(numbers), "requests"),
    row(`refresh of ${numbers}, listing refused`, requests.unlisted, numbers + ALLOWED_EXTRA, "requests"),
    row("import of the package in a program", imported.importMs, 30, "ms"),
    row(`of ${PROVIDER_ONLY.join(", ")}: loaded in a program`, loadedEarly.length, 0, "packages"),
    row("package, packed", packed.packedBytes / 1000, 60, "kB"),
    row(
      `checkpoints off: a number between ${middle} and ${largest} / between ${smallest} and ${middle}`,
      flatness(withoutCheckpoints.upMs, [smallest, middle, largest]),
      1.1,
      "ratio",
    ),
    row(
      `requests to create a number, ${smallest} to ${largest} of them`,
      Math.max(...ours.requests),
      2,
      "requests",
    ),
    row(`refresh of ${largest}, listing allowed`, ours.refreshRequests, listedTarget(largest), "requests"),
    row(
      `memory of the provider process at ${largest}, at its peak`,
      ours.peakMemory === undefined ? undefined : ours.peakMemory / 1e6,
      150,
      "MB",
    ),
  ];
}

/** @param {number} numbers */
function listedTarget(numbers) {
  return Math.ceil(numbers / PAGE_SIZE) + ALLOWED_EXTRA;
}

/**
 * What one more number costs among many, by what it costs among few. `undefined` where the times are too uncertain to tell, as with a handful
 * of numbers.
 * @param {Map<number, number[]>} upMs
 * @param {[few: number, middle: number, many: number]} sizes
 */
function flatness(upMs, [few, middle, many]) {
  const among = { few: furtherNumber(upMs, few, middle), many: furtherNumber(upMs, middle, many) };
  return among.few > 0 && among.many > 0 ? among.many / among.few : undefined;
}

/**
 * What one more number adds, in milliseconds. The start of the processes, which is the same for few and many, is not in it.
 * @param {Map<number, number[]>} upMs
 * @param {number} from
 * @param {number} to
 */
export function furtherNumber(upMs, from, to) {
  return (median(upMs.get(to) ?? []) - median(upMs.get(from) ?? [])) / (to - from);
}

/**
 * @param {string} name
 * @param {number | undefined} measured
 * @param {number} target
 * @param {string} unit
 * @returns {Row}
 */
function row(name, measured, target, unit) {
  const value = measured === undefined ? null : Math.round(measured * 1000) / 1000;
  return { name, value, target, holds: value !== null && value <= target, unit };
}
