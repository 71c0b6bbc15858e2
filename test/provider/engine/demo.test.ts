import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { run } from "../../packages/examples/support/run";
import { foreignVariables } from "../../support/environment";

const REPOSITORY = path.resolve(__dirname, "../../..");

let clone: string;
beforeAll(async () => {
  clone = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-demo-"));
  await copyProject(clone);
});
afterAll(() => rm(clone, { recursive: true, force: true }));

/** What a clone would have: the project's files, and nothing that was installed or built. */
async function copyProject(folder: string): Promise<void> {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await promisify(execFile)("git", list, { cwd: REPOSITORY });
  for (const file of stdout.split("\0").filter((name) => name !== "")) {
    const source = path.join(REPOSITORY, file);
    // A file that has been removed stays in the list until that is committed.
    if (await stat(source).catch(() => undefined)) await cp(source, path.join(folder, file));
  }
}

function demo() {
  const foreign = new Set([...foreignVariables(process.env), "NODE_ENV", "JEST_WORKER_ID"]);
  const own = Object.entries(process.env).filter(([variable]) => !foreign.has(variable));
  return run("npm", ["run", "demo"], { cwd: clone, env: Object.fromEntries(own) });
}

test("the demo leads from a fresh clone to three numbers that are ready, and then from an edit to a fourth", async () => {
  const first = await demo();

  expect(first).toMatchObject({ code: 0 });
  expect(first.stdout).toContain("+ 7 created");
  expect(first.stdout).toContain("--code-from takes each code");
  for (const name of ["support", "sales", "alerts"])
    expect(first.stdout).toMatch(new RegExp(`^ *${name} .*\\d{10}.* CONNECTED .* yes `, "m"));
  expect(first.stdout).toContain("All done in");

  const config = path.join(clone, "Pulumi.local.yaml");
  const fourth =
    '    - { name: returns, cc: "1", phoneNumber: "2025550189", verifiedName: Example Returns }\n';
  const declared = await readFile(config, "utf8");
  await writeFile(config, declared.replace(/( *- .*\n)(?! *- )/, `$1${fourth}`));
  const second = await demo();

  expect(second).toMatchObject({ code: 0 });
  expect(second.stdout).toContain("+ 2 created");
  expect(second.stdout).toMatch(/^ *returns .*\d{10}.* CONNECTED .* yes /m);
}, 300_000);
