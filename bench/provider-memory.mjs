// @ts-check
import { readdir, readFile, readlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 250;

/**
 * Watches the process of the provider (the dynamic one, or the plugin) that the engine starts in a project's folder. `stop`
 * returns its peak memory in bytes, or `undefined` if the system does not show it: only Linux does. Not pidusage, because it
 * reads the current size and not the peak.
 * @param {string} folder
 */
export function watchProviderMemory(folder) {
  const stopping = new AbortController();
  const watching = process.platform === "linux" ? peakUntil(stopping.signal, folder) : Promise.resolve(0);
  // `stop` reports a failure, because until then nobody waits for it.
  watching.catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      return (await watching) || undefined;
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
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    peak = Math.max(peak, ...(await Promise.all(pids.map((pid) => peakOf(pid, folder)))));
    await sleep(EVERY_MS, undefined, { signal: end }).catch(() => undefined);
  }
  return peak;
}

/**
 * The system records the peak itself, so few looks are enough.
 * @param {string} pid
 * @param {string} folder
 */
async function peakOf(pid, folder) {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== folder) return 0;
    if (!/\bdynamic-provider\b|\bplugin\/main\.cjs\b/.test(await readFile(`/proc/${pid}/cmdline`, "utf8")))
      return 0;
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    // A process may end at any moment, and another user's is closed to us.
    return 0;
  }
}
