// Needs: minutes, to install the packed packages
import path from "node:path";

import { run } from "../examples/support/run";

const ROOT = path.resolve(__dirname, "../../..");
const MATRIX = path.join(ROOT, "tools/matrix/run.mjs");

// Two Node.js, two SDKs and two compilers are installed, and the engine runs twenty times.
jest.setTimeout(600_000);

test("the packed packages work with the oldest and the newest of Node.js, SDK and TypeScript", async () => {
  const missing = process.env.TEST_PULUMI_MISSING;
  if (missing !== undefined) throw new Error(`The matrix needs the Pulumi CLI. ${missing}`);
  const packages = process.env.TEST_PACKED;
  if (packages === undefined) throw new Error("The packages were not packed: see pack.mjs");

  const { code, stdout, stderr } = await run(process.execPath, [MATRIX, "--quick", "--packages", packages], {
    cwd: ROOT,
    env: process.env,
  });

  expect(stderr).not.toContain("NOT AS DEFINED");
  expect(stdout).toContain("4 of 4 as defined");
  expect(code).toBe(0);
});
