import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { startWorld } from "../../support/world";
import { type Finished, run } from "../examples/support/run";
import { yamlProject } from "./support/yaml-project";

const PLUGIN = path.resolve(__dirname, "../../../plugin");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-without-node-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A `node` that says its version, and with which arguments it is started. */
async function fakeNode(version: string): Promise<void> {
  const file = path.join(folder, "node");
  await writeFile(file, `#!/bin/sh\n[ "$1" = --version ] && echo ${version} || echo "$*"\n`);
  await chmod(file, 0o755);
}

const startPlugin = (...args: string[]): Promise<Finished> =>
  run(path.join(PLUGIN, "pulumi-resource-whatsapp"), args, { cwd: folder, env: { PATH: folder } });

const message = (found: string) => `The whatsapp provider needs Node.js 20 or newer on PATH. Found: ${found}`;

test("without Node.js on PATH, the plugin says in one line that it needs it", async () => {
  expect(await startPlugin()).toEqual({ code: 1, stdout: message("none"), stderr: `\n${message("none")}\n` });
});

test.each(["v0.12.18", "v4.9.1", "v8.17.0", "v18.20.8", "v19.9.0"])(
  "with Node.js %s, the plugin says that it is too old",
  async (version) => {
    await fakeNode(version);

    expect(await startPlugin()).toMatchObject({ code: 1, stdout: message(version) });
  },
);

test.each(["v20.0.0", "v22.11.0", "v30.0.0", "v100.0.0"])(
  "Node.js %s runs the provider, with little memory and the arguments of the engine",
  async (version) => {
    await fakeNode(version);

    const { code, stdout, stderr } = await startPlugin("127.0.0.1:40000", "--logflow");

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trim()).toBe(
      `--max-semi-space-size=1 --optimize-for-size ${PLUGIN}/main.cjs 127.0.0.1:40000 --logflow`,
    );
  },
);

test.each([
  ["no Node.js", undefined, "none"],
  ["an old one", "v18.20.8", "v18.20.8"],
])("with %s, the error that Pulumi shows has the reason", async (_what, version, found) => {
  const world = await startWorld();
  const project = await yamlProject(world.simulator.url);
  try {
    const onPath = (process.env.PATH ?? "").split(path.delimiter).filter((each) => existsSync(each));
    for (const each of onPath.reverse())
      for (const name of (await readdir(each)).filter((name) => name.startsWith("pulumi"))) {
        await rm(path.join(folder, name), { force: true });
        await symlink(path.join(each, name), path.join(folder, name));
      }
    if (version !== undefined) await fakeNode(version);
    await project.declare({ plugins: { providers: [{ name: "whatsapp", path: PLUGIN }] } });
    project.env.PATH = folder;

    const { code, stdout, stderr } = await project.pulumi("preview");

    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain(`(read '${message(found)}'): exit status 1`);
  } finally {
    await project.remove();
    await world.close();
  }
});
