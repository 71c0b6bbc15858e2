import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";

import { copyTools } from "./support/project-copy";
import { openSandbox, type Sandbox } from "./support/sandbox";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  await copyTools(sandbox.folder);
  // Newer than what is installed, so that the demo installs.
  await writeFile(path.join(sandbox.folder, "package-lock.json"), "{}");
});
afterEach(() => sandbox.remove());

async function demo() {
  const child = spawn(process.execPath, [path.join(sandbox.folder, "tools/demo.mjs")], { env: sandbox.env });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => void (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => void (output += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

test("a failing installation ends the demo with code 1, its name and its reason", async () => {
  await sandbox.install("npm", "echo 'npm: no such registry' >&2; exit 9");

  const { code, output } = await demo();

  expect(code).toBe(1);
  expect(output).toContain("npm: no such registry");
  expect(output).toMatch(
    /The step "Install the dependencies" failed after \d+ s: "npm ci .*" ended with exit code 9/,
  );
});
