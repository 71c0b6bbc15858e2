import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, utimes } from "node:fs/promises";
import path from "node:path";

import { openSandbox, type Sandbox } from "../../test/support/sandbox";
import { until } from "../../test/support/until";
import { COMPILES, goThat, HOME, obtain } from "./obtaining";

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await openSandbox()));
afterEach(() => sandbox.remove());

const hasBegun = () =>
  until(
    () => sandbox.lines("builds").length > 0,
    () => "No build has begun",
  );

async function buildThatHasBegun() {
  await sandbox.install("go", goThat("exec sleep 600"));
  const obtaining = obtain(sandbox);
  await hasBegun();
  const [compiler] = sandbox.lines("builds");
  return { ...obtaining, compiler: Number(compiler) };
}

/** Signal 0 also reaches an ended process, until a busy init has collected it. If there is a /proc, it shows the difference. */
function isAlive(pid: number) {
  try {
    if (existsSync("/proc/self/stat")) return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const inCache = (name: string) => path.join(sandbox.folder, "cache/pulumi-whatsapp", name);

/** Pretends that the folder's owner renewed it for the last time so long ago. */
function age(name: string, seconds: number) {
  const then = Date.now() / 1000 - seconds;
  return utimes(inCache(name), then, then);
}

test("after a build that was killed, the next process removes its files and builds", async () => {
  const { child, compiler } = await buildThatHasBegun();
  child.kill("SIGKILL");
  await once(child, "close");
  const [partial = ""] = await sandbox.cached();
  await age(partial, 61);
  await sandbox.install("go", goThat(COMPILES));

  const { pulumi, log } = await obtain(sandbox).outcome;

  expect(pulumi?.how).toBe("build");
  expect(log).not.toContain("waiting");
  expect(await sandbox.cached()).toEqual([HOME]);
  process.kill(compiler, "SIGKILL");
});

test("a left-over that bears no sign of life is removed, whoever made it", async () => {
  await sandbox.install("go", goThat(COMPILES));
  for (const owner of ["another-host-1", `this-host-${process.pid}`, "a1B2c3"]) {
    const partial = `${HOME}.partial-${owner}`;
    await mkdir(path.join(inCache(partial), "build"), { recursive: true });
    await age(partial, 61);
  }

  const { pulumi, log } = await obtain(sandbox).outcome;

  expect(pulumi?.how).toBe("build");
  expect(log).not.toContain("waiting");
  expect(await sandbox.cached()).toEqual([HOME]);
});

test("a build that goes on renews its folder, so a long one is not taken for abandoned", async () => {
  const { child } = await buildThatHasBegun();
  const [partial = ""] = await sandbox.cached();
  await age(partial, 50);
  const { mtimeMs } = statSync(inCache(partial));

  await until(
    () => statSync(inCache(partial)).mtimeMs > mtimeMs,
    () => "The folder was not renewed",
  );

  child.kill("SIGTERM");
  await once(child, "close");
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "a build that gets %s takes the compiler with it, and still ends by the signal",
  async (signal) => {
    const { child, compiler } = await buildThatHasBegun();

    child.kill(signal);
    const [, endedBy] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];

    expect(endedBy).toBe(signal);
    await until(
      () => !isAlive(compiler),
      () => "The compiler goes on",
    );
  },
);

test("of two at once the second says that it waits, and uses the CLI that the first has built", async () => {
  await sandbox.install("go", goThat(`while [ ! -e go-on ]; do sleep 0.05; done; ${COMPILES}`));
  const first = obtain(sandbox);
  await hasBegun();
  const second = obtain(sandbox);
  await second.said(/Another process is fetching Pulumi already; waiting/);
  await sandbox.install("go-on", "", ".");

  const outcomes = await Promise.all([first.outcome, second.outcome]);

  expect(outcomes.map(({ pulumi }) => pulumi?.how)).toEqual(["build", "cache"]);
  expect(sandbox.lines("builds")).toHaveLength(2);
  expect(await sandbox.cached()).toEqual([HOME]);
});
