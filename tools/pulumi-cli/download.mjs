// @ts-check
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { runCommand } from "./run-command.mjs";

const SOURCE = "https://get.pulumi.com/install.sh";
/** Only for the first answer, because a closed network must cost only seconds. */
const ANSWER_LIMIT_MS = 5_000;
/** For the whole: about 150 MB on a slow line. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const INSTALLER = fileURLToPath(new URL("install-release.mjs", import.meta.url));

/**
 * The official release, installed by Pulumi's own Automation API.
 * @type {import("./obtain.mjs").FetchRelease}
 */
export async function downloadRelease({ version }, folder, { env, log, signal }) {
  const within = (/** @type {number} */ ms) =>
    AbortSignal.any([AbortSignal.timeout(ms), ...(signal ? [signal] : [])]);
  try {
    const answer = await fetch(SOURCE, { signal: within(ANSWER_LIMIT_MS) });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  } catch (error) {
    // fetch itself only says "fetch failed", and the cause has the reason.
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`${SOURCE} cannot be reached: ${String(reason)}`, { cause: error });
  }
  log(`Downloading Pulumi ${version} (about 150 MB, at most 5 minutes).`);
  const temporary = path.join(folder, "tmp");
  await mkdir(temporary);
  // In a process of its own, because PulumiCommand.install cannot be interrupted.
  const { code, lastLines } = await runCommand(process.execPath, [INSTALLER, version, folder], {
    env: { ...env, TMPDIR: temporary },
    signal: within(DOWNLOAD_LIMIT_MS),
  });
  if (code !== 0) throw new Error(`the installer of ${SOURCE} failed: ${lastLines}`);
}
