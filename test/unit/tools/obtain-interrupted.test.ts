import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { obtain } from "./support/obtaining";
import { COMPILES, goThat, openSandbox, type Sandbox } from "./support/sandbox";

const HOME = `pulumi-3.250.0-${process.platform}-${process.arch}`;
/** Tells the test that it has begun, by a line of progress, and goes on for longer than any test. */
const NEVER_ENDS = goThat("exec sleep 600");

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.remove());

async function until(condition: () => Promise<boolean>) {
  const deadline = Date.now() + 4_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("It has not come about in 4 s");
    await delay(20);
  }
}

async function buildThatHasBegun() {
  await sandbox.install("go", NEVER_ENDS);
  const obtaining = obtain(sandbox);
  await until(async () => (await sandbox.lines("builds")).length > 0);
  const [compiler] = await sandbox.lines("builds");
  return { ...obtaining, compiler: Number(compiler) };
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a build that is killed", () => {
  test("is begun again by the next one, which removes what was left", async () => {
    const { child, compiler } = await buildThatHasBegun();
    child.kill("SIGKILL");
    await once(child, "close");
    expect(await sandbox.cached()).toHaveLength(2);
    await sandbox.install("go", goThat(COMPILES));

    const { pulumi, log } = await obtain(sandbox).outcome;

    expect(pulumi?.how).toBe("build");
    expect(log).not.toContain("waiting");
    expect(await sandbox.cached()).toEqual([HOME]);
    process.kill(compiler, "SIGKILL");
  });
});

describe.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("a build that gets %s", (signal) => {
  test("takes the compiler with it, and still ends by the signal", async () => {
    const { child, compiler } = await buildThatHasBegun();

    child.kill(signal);
    const [, endedBy] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];

    expect(endedBy).toBe(signal);
    await until(() => Promise.resolve(!isAlive(compiler)));
  });
});

describe("two at once", () => {
  test("build once: the second says that it waits, and uses what the first has built", async () => {
    await sandbox.install("go", goThat(`while [ ! -e go-on ]; do sleep 0.05; done; ${COMPILES}`));
    const first = obtain(sandbox);
    await until(async () => (await sandbox.lines("builds")).length > 0);
    const second = obtain(sandbox);
    await second.said(/being fetched by process \d+ on .*waiting/);
    await sandbox.install("go-on", "", ".");

    const outcomes = await Promise.all([first.outcome, second.outcome]);

    expect(outcomes.map(({ pulumi }) => pulumi?.how)).toEqual(["build", "cache"]);
    expect(await sandbox.lines("builds")).toHaveLength(2);
    expect(await sandbox.cached()).toEqual([HOME]);
  });

  test("five that find a lock without an owner build once", async () => {
    await leaveLock({ host: hostname(), pid: await deadPid() });
    await sandbox.install("go", goThat(`sleep 0.3; ${COMPILES}`));

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => obtain(sandbox).outcome));

    expect(outcomes.map(({ pulumi }) => pulumi?.how).sort()).toEqual([
      "build",
      ...Array<string>(4).fill("cache"),
    ]);
    expect(await sandbox.lines("builds")).toHaveLength(2);
  });
});

describe("a lock from another machine", () => {
  test("is waited for while its owner gives signs of life, and taken over when they stop", async () => {
    const lock = await leaveLock({ host: "elsewhere", pid: 1 });
    await sandbox.install("go", goThat(COMPILES));
    const obtaining = obtain(sandbox);
    await obtaining.said(/process 1 on elsewhere/);
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(lock, longAgo, longAgo);

    const { pulumi } = await obtaining.outcome;

    expect(pulumi?.how).toBe("build");
    expect(await sandbox.cached()).toEqual([HOME]);
  });
});

async function leaveLock({ host, pid }: { host: string; pid: number }) {
  const folder = path.join(sandbox.folder, "cache/pulumi-whatsapp");
  await mkdir(folder, { recursive: true });
  const lock = path.join(folder, `${HOME}.lock`);
  await writeFile(lock, `a-token\n${pid}\n${host}\n`);
  return lock;
}

/** The id of a process that has ended. */
async function deadPid() {
  const child = spawn(process.execPath, ["--version"]);
  await once(child, "close");
  return child.pid ?? 0;
}
