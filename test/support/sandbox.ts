import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder with a PATH and a cache of its own, and nothing of this machine. */
export interface Sandbox {
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Puts a shell script on the sandbox's PATH, or into another folder of the sandbox. */
  install(name: string, script: string, where?: string): Promise<string>;
  /** A `pulumi` with its companions on the sandbox's PATH. */
  installPulumi(script: string): Promise<string>;
  /** The lines that scripts have added to a file of the sandbox. */
  lines(file: string): string[];
  /** The names in the cache, without the folders above them. */
  cached(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function openSandbox(): Promise<Sandbox> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-sandbox-"));
  const cache = path.join(folder, "cache");
  async function install(name: string, script: string, where = "path") {
    const file = path.join(folder, where, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\nPATH=/usr/bin:/bin\ncd "${folder}"\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  }
  return {
    folder,
    env: { PATH: path.join(folder, "path"), HOME: path.join(folder, "home"), XDG_CACHE_HOME: cache },
    install,
    async installPulumi(script) {
      await install("pulumi-language-nodejs", "");
      await install("pulumi-resource-pulumi-nodejs", "");
      return install("pulumi", script);
    },
    lines(file) {
      const whole = path.join(folder, file);
      const text = existsSync(whole) ? readFileSync(whole, "utf8") : "";
      return text.split("\n").filter((line) => line !== "");
    },
    cached: () => readdir(path.join(cache, "pulumi-whatsapp")).catch(() => []),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The scripts, in a folder where their files disturb nobody. */
export function copyScripts({ folder }: Sandbox): Promise<void> {
  const filter = (source: string) => !source.endsWith("node_modules");
  return cp(path.resolve(__dirname, "../../scripts"), path.join(folder, "scripts"), {
    recursive: true,
    filter,
  });
}
