// @ts-check
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Settings of a developer's shell that would change a figure, or send the requests elsewhere. */
const FOREIGN = /^(WHATSAPP_|PULUMI_|TF_|NODE_OPTIONS$|NODE_COMPILE_CACHE$|(https?|all|no)_proxy$)/i;

export function bareEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
}

/**
 * A folder that exists while the work lasts.
 *
 * It is inside the checkout, so that programs find `node_modules` as a user's do. The path from a program to its modules is part
 * of every entry in the state. So another folder could change the size.
 * @template Result
 * @param {(folder: string) => Promise<Result>} work
 */
export async function inWorkFolder(work) {
  const local = path.join(ROOT, ".local");
  await mkdir(local, { recursive: true });
  const folder = await mkdtemp(path.join(local, "bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
