import { spawnSync } from "node:child_process";
import { once } from "node:events";

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

/** A signal 0 would not tell: it reaches a process that has ended as long as a busy init has not collected it. */
function isAlive(pid: number) {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return !/^(Z|$)/.test(stdout.trim());
}

test("after a build that was killed, the next process removes its files and builds", async () => {
  const { child, compiler } = await buildThatHasBegun();
  child.kill("SIGKILL");
  await once(child, "close");
  expect(await sandbox.cached()).toHaveLength(1);
  await sandbox.install("go", goThat(COMPILES));

  const { pulumi, log } = await obtain(sandbox).outcome;

  expect(pulumi?.how).toBe("build");
  expect(log).not.toContain("waiting");
  expect(await sandbox.cached()).toEqual([HOME]);
  process.kill(compiler, "SIGKILL");
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
  await second.said(/Process \d+ is fetching Pulumi already; waiting/);
  await sandbox.install("go-on", "", ".");

  const outcomes = await Promise.all([first.outcome, second.outcome]);

  expect(outcomes.map(({ pulumi }) => pulumi?.how)).toEqual(["build", "cache"]);
  expect(sandbox.lines("builds")).toHaveLength(2);
  expect(await sandbox.cached()).toEqual([HOME]);
});
