import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Stands in for the CLI: says a version, as the real one does. */
export const PULUMI = (version: string) => `echo v${version}`;

/** A folder with a PATH of its own, a cache of its own, and nothing of this machine. */
export interface Sandbox {
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Puts a shell script on the sandbox's PATH, or into another folder of the sandbox. */
  install(name: string, script: string, where?: string): Promise<string>;
  /** The lines that scripts have added to a file of the sandbox; none when no script did. */
  lines(file: string): Promise<string[]>;
  /** What lies in the cache, without the folders that lead there. */
  cached(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function openSandbox(): Promise<Sandbox> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-tools-"));
  const cache = path.join(folder, "cache");
  return {
    folder,
    env: { PATH: path.join(folder, "path"), HOME: path.join(folder, "home"), XDG_CACHE_HOME: cache },

    async install(name, script, where = "path") {
      const file = path.join(folder, where, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, `#!/bin/sh\nPATH=/usr/bin:/bin\ncd "${folder}"\n${script}\n`);
      await chmod(file, 0o755);
      return file;
    },

    async lines(file) {
      const text = await readFile(path.join(folder, file), "utf8").catch(() => "");
      return text.split("\n").filter((line) => line !== "");
    },

    cached: () => readdir(path.join(cache, "pulumi-whatsapp")).catch(() => []),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A `go` that is new enough, has two packages to list, and builds what the script of `then` leaves in `$output`.
 * Every build adds its process id to the file `builds`.
 */
export function goThat(then: string): string {
  return `
case "$1" in
  version) echo "go version go1.99.0 linux/amd64" ;;
  list) printf 'one\\ntwo\\n' ;;
  build)
    echo $$ >> builds
    while [ "$1" != -o ]; do shift; done
    output=$2
    ${then} ;;
esac`;
}

export const COMPILES = `printf '#!/bin/sh\\necho v3.250.0\\n' > "$output"; chmod +x "$output"`;
