// @ts-check
// CommonJS, because the tests need it as well, and they are CommonJS to jest.
const { existsSync } = require("node:fs");
const { chromium } = require("playwright-core");

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The distribution's Chromium. Without one the suite fails: a page that nobody opened is not tested. */
function launchChromium() {
  const candidates = process.env.CHROMIUM_PATH === undefined ? PATHS : [process.env.CHROMIUM_PATH];
  const executablePath = candidates.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      `This needs Chromium, which is at none of ${candidates.join(", ")}. Install it (Debian, Ubuntu: apt-get install chromium) or name it in CHROMIUM_PATH.`,
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

module.exports = { launchChromium };
