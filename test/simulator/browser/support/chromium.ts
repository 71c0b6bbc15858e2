import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The distribution's Chromium. Without one the suite fails: a page that nobody opened is not tested. */
export async function launchChromium(): Promise<Browser> {
  const candidates = process.env.CHROMIUM_PATH === undefined ? PATHS : [process.env.CHROMIUM_PATH];
  const executablePath = candidates.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      `The browser tests need Chromium, which is at none of ${candidates.join(", ")}. Install it (Debian, Ubuntu: apt-get install chromium) or name it in CHROMIUM_PATH.`,
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses to run its sandbox as root, which is what containers run as.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
