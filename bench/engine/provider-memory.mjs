// @ts-check
import { readdir, readFile, readlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { isErrno } from "../../tools/pulumi-cli/errno.mjs";

const EVERY_MS = 250;

/**
 * Watches the dynamic-provider process that the engine starts in a project's folder. `stop` gives the most memory that it has had, in
 * bytes; `undefined` where the system does not tell: only Linux does.
 * @param {string} folder
 */
export function watchProviderMemory(folder) {
  const stopping = new AbortController();
  const watching = process.platform === "linux" ? peakUntil(stopping.signal, folder) : Promise.resolve(0);
  // A failure is told by stop; until then nobody waits for it.
  watching.catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      const peak = await watching;
      return peak === 0 ? undefined : peak;
    },
  };
}

/**
 * @param {AbortSignal} end
 * @param {string} folder
 */
async function peakUntil(end, folder) {
  let peak = 0;
  while (!end.aborted) {
    for (const pid of await providersIn(folder)) peak = Math.max(peak, await peakOf(pid));
    await sleep(EVERY_MS, undefined, { signal: end }).catch(() => undefined);
  }
  return peak;
}

/** @param {string} folder */
async function providersIn(folder) {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) =>
      (await orGone(readlink(`/proc/${pid}/cwd`))) === folder &&
      /\bdynamic-provider\b/.test((await orGone(readFile(`/proc/${pid}/cmdline`, "utf8"))) ?? "")
        ? [pid]
        : [],
    ),
  );
  return found.flat();
}

/**
 * The system keeps the peak itself, so that seldom looks will do.
 * @param {string} pid
 */
async function peakOf(pid) {
  const status = await orGone(readFile(`/proc/${pid}/status`, "utf8"));
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status ?? "")?.[1] ?? 0) * 1024;
}

/**
 * A process may end at any moment, and those of other users keep their secrets.
 * @template Result
 * @param {Promise<Result>} reading
 */
async function orGone(reading) {
  try {
    return await reading;
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].some((code) => isErrno(error, code))) return undefined;
    throw error;
  }
}
