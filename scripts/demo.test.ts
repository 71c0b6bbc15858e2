import path from "node:path";

import { run } from "../test/packages/examples/support/run";
import { copyScripts, openSandbox, type Sandbox } from "../test/support/sandbox";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  await copyScripts(sandbox);
});
afterEach(() => sandbox.remove());

test("a failing installation ends the demo with code 1, its name and its reason", async () => {
  await sandbox.install("npm", "echo 'npm: no such registry' >&2; exit 9");

  const demo = path.join(sandbox.folder, "scripts/demo.mjs");
  const { code, stderr } = await run(process.execPath, [demo], { cwd: sandbox.folder, env: sandbox.env });

  expect(code).toBe(1);
  expect(stderr).toContain("npm: no such registry");
  expect(stderr).toMatch(
    /The step "Install the dependencies" failed after \d+ s: "npm ci .*" ended with exit code 9/,
  );
});
