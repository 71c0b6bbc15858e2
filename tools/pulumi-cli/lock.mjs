// @ts-check
import { randomUUID } from "node:crypto";
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";

import { isErrno } from "./errno.mjs";

const HEARTBEAT_MS = 5_000;
/** For owners that cannot be asked: on another machine, in another container, or from before a reboot. */
const SILENT_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/**
 * @typedef {{ token: string, pid: number, host: string }} Owner
 */

/**
 * Does the work while holding the lock file, which it waits for as long as a living process holds it.
 *
 * The lock only saves a second build from starting: whoever gets in by an unlucky race repeats work and breaks
 * nothing, because the result is put in place by one rename. That is why no lock stronger than this is needed.
 * @template Result
 * @param {string} file
 * @param {{ signal?: AbortSignal | undefined, onWait: (owner: string) => void }} options
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(file, { signal, onWait }, work) {
  const token = randomUUID();
  let told = false;
  while (!tryToLock(file, token)) {
    signal?.throwIfAborted();
    const holder = look(file);
    if (holder === undefined) continue;
    if (holder.dead) {
      takeAway(file);
      continue;
    }
    if (!told) onWait(holder.name);
    told = true;
    await delay(LOOK_AGAIN_MS, undefined, signal === undefined ? {} : { signal });
  }

  const release = () => {
    if (readOwner(file)?.token === token) rmSync(file, { force: true });
  };
  const heartbeat = setInterval(() => {
    if (readOwner(file)?.token === token) utimesSync(file, new Date(), new Date());
  }, HEARTBEAT_MS);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off("exit", release);
    release();
  }
}

/**
 * @param {string} file
 * @param {string} token
 */
function tryToLock(file, token) {
  try {
    const descriptor = openSync(file, "wx");
    writeSync(descriptor, `${token}\n${process.pid}\n${hostname()}\n`);
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  }
}

/**
 * Who holds the lock; nobody when it has been released since.
 * @param {string} file
 */
function look(file) {
  try {
    const silentMs = Date.now() - statSync(file).mtimeMs;
    const owner = readOwner(file);
    const gone = owner?.host === hostname() && !isAlive(owner.pid);
    const name = owner === undefined ? "another process" : `process ${owner.pid} on ${owner.host}`;
    return { dead: gone || silentMs > SILENT_MS, name };
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

/**
 * By a rename, so that of two processes that found the owner dead only one takes this file away.
 * @param {string} file
 */
function takeAway(file) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    rmSync(aside);
  } catch (error) {
    if (!isErrno(error, "ENOENT")) throw error;
  }
}

/**
 * @param {string} file
 * @returns {Owner | undefined} nobody while the owner is still writing its name, or was killed doing so
 */
function readOwner(file) {
  try {
    const [token, pid, host] = readFileSync(file, "utf8").split("\n");
    return token && pid && host ? { token, pid: Number(pid), host } : undefined;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return isErrno(error, "EPERM");
  }
}
