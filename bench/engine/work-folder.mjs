// @ts-check
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Git ignores it. */
const LOCAL_FOLDER = path.join(ROOT, ".local");

/**
 * A folder that exists while the work lasts.
 *
 * It is inside the checkout, so that programs find `node_modules` as a user's do: the paths from a program to its modules are part of
 * every entry in the state, and would make it longer or shorter with the place of the checkout.
 * @template Result
 * @param {(folder: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inWorkFolder(work) {
  await mkdir(LOCAL_FOLDER, { recursive: true });
  const folder = await mkdtemp(path.join(LOCAL_FOLDER, "bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
