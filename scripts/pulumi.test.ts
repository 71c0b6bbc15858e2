import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlink } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { copyScripts, openSandbox, type Sandbox } from "../test/support/sandbox";
import { until } from "../test/support/until";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  await copyScripts(sandbox);
  await symlink(path.resolve(__dirname, "../node_modules"), path.join(sandbox.folder, "node_modules"), "dir");
});
afterEach(() => sandbox.remove());

/** A CLI that prints its version for `version`, and otherwise runs the script. */
const installPulumi = (script: string) =>
  sandbox.installPulumi(`if [ "$1" = version ]; then echo v3.250.0; exit; fi\n${script}`);

function start(args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [path.join(sandbox.folder, "scripts/pulumi.mjs"), ...args], {
    cwd: sandbox.folder,
    env: { ...sandbox.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => void (stdout += chunk.toString()));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, stdout }));
  return {
    child,
    ended,
    printed: (text: string) =>
      until(
        () => stdout.includes(text),
        () => stdout,
      ),
  };
}

test("arguments, standard input and the exit code pass through unchanged", async () => {
  await installPulumi(`printf '<%s>' "$@"; cat; exit 7`);

  const { child, ended } = start(["config", "set", "a key", "--path", ""]);
  child.stdin.end("typed");

  expect(await ended).toEqual({ code: 7, stdout: "<config><set><a key><--path><>typed" });
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s reaches Pulumi once, which ends in its own way",
  async (name) => {
    const trap = `trap 'echo ${name}' ${name.slice(3)}`;
    await installPulumi(`${trap}; echo ready; until [ -e go-on ]; do sleep 0.05; done; exit 3`);
    const { child, ended, printed } = start(["up"]);
    await printed("ready");

    child.kill(name);
    await printed(name);
    child.kill(name);
    await sandbox.install("go-on", "", ".");

    expect(await ended).toEqual({ code: 3, stdout: `ready\n${name}\n` });
  },
);

test.each<[string, NodeJS.ProcessEnv, string]>([
  ["the local one, without a passphrase", {}, "LOCAL|"],
  ["the local one, with the shell's passphrase", { PULUMI_CONFIG_PASSPHRASE: "mine" }, "LOCAL|mine"],
  ["the local one, with a passphrase file", { PULUMI_CONFIG_PASSPHRASE_FILE: "/f" }, "LOCAL|unset"],
  ["the shell's", { PULUMI_BACKEND_URL: "file:///elsewhere" }, "file:///elsewhere|unset"],
  ["the one that the shell has logged in to", { PULUMI_ACCESS_TOKEN: "test-token" }, "|unset"],
])("the backend is %s", async (_which, env, expected) => {
  await installPulumi('echo "$PULUMI_BACKEND_URL|${PULUMI_CONFIG_PASSPHRASE-unset}"');

  const { stdout } = await start(["preview"], env).ended;

  const local = pathToFileURL(path.join(sandbox.folder, ".local/state")).href;
  expect(stdout).toBe(`${expected.replace("LOCAL", local)}\n`);
});
