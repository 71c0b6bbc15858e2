// @ts-check

/** Often enough to see that something happens, seldom enough for a log file. */
const EVERY_MS = 15_000;

/**
 * @param {number} since
 * @param {number} now
 */
export function elapsed(since, now = Date.now()) {
  const seconds = Math.round((now - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Says regularly how far something is and how long it has taken, while the work goes on.
 * @template Result
 * @param {(line: string) => void} log
 * @param {() => string} progress
 * @param {() => Promise<Result>} work
 */
export async function withProgress(log, progress, work) {
  const since = Date.now();
  const ticking = setInterval(() => log(`  ${progress()}, ${elapsed(since)}`), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(ticking);
  }
}
