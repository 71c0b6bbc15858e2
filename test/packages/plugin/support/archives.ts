import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../../../..");
const PROCESSORS: Partial<Record<NodeJS.Architecture, string>> = { x64: "amd64", arm64: "arm64" };

export interface Archives {
  folder: string;
  version: string;
  /** The name of the archive that Pulumi downloads on this machine. */
  ownName: string;
  path(name: string): string;
  remove(): Promise<void>;
}

/** The archives as `npm run plugin:archives` makes them, in a folder of their own unless one is given. */
export async function makeArchives(given?: string): Promise<Archives> {
  const folder = given ?? (await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-archives-")));
  execFileSync(process.execPath, [path.join(ROOT, "scripts/plugin-archives.mjs"), folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const manifest = await readFile(path.join(ROOT, "plugin/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  return {
    folder,
    version,
    ownName: `pulumi-resource-whatsapp-v${version}-${process.platform}-${PROCESSORS[process.arch] ?? process.arch}.tar.gz`,
    path: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
