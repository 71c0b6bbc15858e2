// @ts-check
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { withProgress } from "./elapsed.mjs";
import { runCommand } from "./run-command.mjs";
import { PINNED_VERSION } from "./versions.mjs";

const SOURCE = "https://get.pulumi.com/install.sh";
/** For the first answer only: a closed network must cost seconds. */
const ANSWER_LIMIT_MS = 5_000;
/** For the whole: about 150 MB on a slow line. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/**
 * The official release, installed by Pulumi's own Automation API.
 * @type {import("./obtain.mjs").Fetch}
 */
export async function downloadRelease(folder, { env, log, signal }) {
  await expectAnswer(signal);
  log(`Downloading Pulumi ${PINNED_VERSION} (about 150 MB).`);
  const temporary = path.join(folder, "tmp");
  await mkdir(temporary);
  const limit = AbortSignal.timeout(DOWNLOAD_LIMIT_MS);
  // In a process of its own, because PulumiCommand.install cannot be interrupted.
  const { code, lastLines } = await withProgress(
    log,
    () => "downloading",
    () =>
      runCommand(process.execPath, [fileURLToPath(new URL("install-release.mjs", import.meta.url)), folder], {
        env: { ...env, TMPDIR: temporary },
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      }),
  );
  if (code !== 0) throw new Error(`the installer of ${SOURCE} failed: ${lastLines}`);
}

/** @param {AbortSignal | undefined} signal */
async function expectAnswer(signal) {
  const limit = AbortSignal.timeout(ANSWER_LIMIT_MS);
  try {
    const answer = await fetch(SOURCE, {
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  } catch (error) {
    signal?.throwIfAborted();
    // fetch itself only says "fetch failed"; why is in the cause.
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(
      `${SOURCE} cannot be reached: ${reason instanceof Error ? reason.message : String(reason)}`,
      {
        cause: error,
      },
    );
  }
}
