import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { copyTools } from "./support/project-copy";
import { openSandbox, type Sandbox } from "./support/sandbox";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  await copyTools(sandbox.folder);
  await sandbox.install("pulumi-language-nodejs", "");
  await sandbox.install("pulumi-resource-pulumi-nodejs", "");
});
afterEach(() => sandbox.remove());

/** A CLI that says its version when asked, and otherwise does as the script says. */
async function installPulumi(script: string) {
  await sandbox.install("pulumi", `if [ "$1" = version ]; then echo v3.250.0; exit; fi\n${script}`);
}

function start(args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [path.join(sandbox.folder, "tools/pulumi.mjs"), ...args], {
    cwd: sandbox.folder,
    env: { ...sandbox.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => void (stdout += chunk.toString()));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, stdout }));
  return { child, ended };
}

test("arguments, standard input and the exit code pass through unchanged", async () => {
  await installPulumi(`printf '<%s>' "$@"; cat; exit 7`);

  const { child, ended } = start(["config", "set", "a key", "--path", ""]);
  child.stdin.end("typed");

  expect(await ended).toEqual({ code: 7, stdout: "<config><set><a key><--path><>typed" });
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s reaches Pulumi once, which may finish in its own way",
  async (name) => {
    const trap = `trap 'echo ${name}' ${name.slice(3)}`;
    await installPulumi(`${trap}; echo ready; sleep 0.5 & wait $!; sleep 0.5; exit 3`);
    const { child, ended } = start(["up"]);
    await once(child.stdout, "data");

    child.kill(name);
    child.kill(name);

    expect(await ended).toEqual({ code: 3, stdout: `ready\n${name}\n` });
  },
);

describe("the backend", () => {
  const SHOW = 'echo "$PULUMI_BACKEND_URL|${PULUMI_CONFIG_PASSPHRASE-unset}"';
  const local = () => pathToFileURL(path.join(sandbox.folder, ".local/state")).href;

  test.each<[string, NodeJS.ProcessEnv, () => string]>([
    ["is the local one, without a passphrase", {}, () => `${local()}|`],
    [
      "is the local one, with the shell's passphrase",
      { PULUMI_CONFIG_PASSPHRASE: "mine" },
      () => `${local()}|mine`,
    ],
    [
      "is the local one, with a passphrase file",
      { PULUMI_CONFIG_PASSPHRASE_FILE: "/f" },
      () => `${local()}|unset`,
    ],
    ["is the shell's", { PULUMI_BACKEND_URL: "file:///elsewhere" }, () => "file:///elsewhere|unset"],
    ["is the one that the shell has logged in to", { PULUMI_ACCESS_TOKEN: "test-token" }, () => "|unset"],
  ])("%s", async (_what, env, expected) => {
    await installPulumi(SHOW);

    const { stdout } = await start(["preview"], env).ended;

    expect(stdout).toBe(`${expected()}\n`);
  });
});
