import { obtain } from "./support/obtaining";
import { goThat, openSandbox, PULUMI, type Sandbox } from "./support/sandbox";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.remove());

test("one message lists what was tried, in order, and what to install", async () => {
  const { error } = await obtain(sandbox).outcome;

  expect(error?.split("\n").map((line) => line.replaceAll(sandbox.folder, "~"))).toEqual([
    "The Pulumi CLI is needed and could not be obtained. Tried, in this order:",
    "  - pulumi on PATH: there is none",
    `  - fetched before: nothing in ~/cache/pulumi-whatsapp/pulumi-3.250.0-${process.platform}-${process.arch}`,
    "  - the official download: the network is closed",
    "  - a build from the Go modules: there is no go on PATH",
    "Install Pulumi 3.248.0 or a newer 3.x (https://www.pulumi.com/docs/install/), or Go 1.25.11 or newer " +
      "(https://go.dev/dl/) with a reachable module proxy, and run this again.",
  ]);
});

test("nothing is left in the cache", async () => {
  await sandbox.install("go", goThat("exit 1"));

  await obtain(sandbox).outcome;

  expect(await sandbox.lines("builds")).toHaveLength(1);
  expect(await sandbox.cached()).toEqual([]);
});

test("an incompatible pulumi is named with its version", async () => {
  await sandbox.install("pulumi-language-nodejs", "");
  await sandbox.install("pulumi-resource-pulumi-nodejs", "");
  const command = await sandbox.install("pulumi", PULUMI("3.100.0"));

  const { error } = await obtain(sandbox).outcome;

  expect(error).toContain(
    `pulumi on PATH: ${command} is version 3.100.0, and a 3.x from 3.248.0 on is needed`,
  );
});

test.each([
  [
    "a Go that is too old",
    `echo "go version go1.20.3 linux/amd64"`,
    "Go 1.25.11 or newer is needed, and this is Go 1.20.3",
  ],
  [
    "a Go that may not fetch a newer toolchain",
    `echo "go: go.mod requires go >= 1.25.11 (running go 1.23.0; GOTOOLCHAIN=local)" >&2; exit 1`,
    "go.mod requires go >= 1.25.11 (running go 1.23.0; GOTOOLCHAIN=local)",
  ],
  [
    "a module proxy that cannot be reached",
    `[ "$1" = version ] && echo "go version go1.99.0 linux/amd64" && exit; echo "dial tcp: lookup proxy: no such host" >&2; exit 1`,
    "the modules of pulumi could not be had:\n      dial tcp: lookup proxy: no such host",
  ],
  [
    "a full disk",
    goThat(`seq 100 >&2; echo "write /tmp/x.a: no space left on device" >&2; exit 1`),
    "100\n      write /tmp/x.a: no space left on device",
  ],
])("%s is reported in its own words", async (_what, go, reason) => {
  await sandbox.install("go", go);

  const { error } = await obtain(sandbox).outcome;

  expect(error).toContain(reason);
});

test("of a long compiler output only the end is shown", async () => {
  await sandbox.install("go", goThat("seq 100 >&2; exit 1"));

  const { error } = await obtain(sandbox).outcome;

  expect(error).toMatch(/failed:\n\s+86\n/);
});
