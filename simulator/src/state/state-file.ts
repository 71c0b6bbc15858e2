import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { hasCode, messageOf } from "../failure";
import { SettingsError } from "../settings/settings-error";
import { EMPTY_STATE, storedState, type StoredState } from "./stored-state";

interface Source {
  readonly revision: number;
  stored(): StoredState;
}

/**
 * Keeps a store in one file. Each save writes a second file, forces it to the disk and renames it over the first. So a process
 * that is killed at any moment leaves the whole old state or the whole new one.
 */
export class StateFile {
  private savedRevision = -1;
  private running: Promise<void> | undefined;

  private constructor(
    readonly file: string,
    /** Distinguishes the file that this process wrote or read from another process's file. */
    private identity: string | undefined,
  ) {}

  static async open(file: string): Promise<{ stateFile: StateFile; stored: StoredState }> {
    const absolute = path.resolve(file);
    try {
      await mkdir(path.dirname(absolute), { recursive: true });
      const stored = await load(absolute);
      return { stateFile: new StateFile(absolute, await identityOf(absolute)), stored };
    } catch (error) {
      if (error instanceof SettingsError) throw error;
      throw new SettingsError(`Cannot use ${absolute} as the state file: ${messageOf(error)}`);
    }
  }

  /** Resolves when the present content of `source` is on the disk. Simultaneous callers share a write. */
  async save(source: Source): Promise<void> {
    const wanted = source.revision;
    while (this.savedRevision < wanted) {
      this.running ??= this.write(source).finally(() => (this.running = undefined));
      await this.running;
    }
  }

  private async write(source: Source): Promise<void> {
    const found = await identityOf(this.file);
    if (found !== undefined && found !== this.identity) {
      throw new Error(
        `${this.file} was changed by another process. Two simulators cannot share a state file: give each its own with --data, and restart this one.`,
      );
    }
    const revision = source.revision;
    const temporary = `${this.file}.tmp`;
    const handle = await open(temporary, "w", 0o600);
    try {
      await handle.writeFile(JSON.stringify(source.stored()));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.file);
    await syncFolder(path.dirname(this.file));
    this.identity = await identityOf(this.file);
    this.savedRevision = revision;
  }
}

async function load(file: string): Promise<StoredState> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return structuredClone(EMPTY_STATE);
    throw error;
  }
  try {
    return storedState.parse(JSON.parse(content));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new SettingsError(
      `${file} is not a state file of this simulator: ${why}\nName another file with --data, or move this one away to start empty.`,
    );
  }
}

async function identityOf(file: string): Promise<string | undefined> {
  const stats = await stat(file, { bigint: true }).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  });
  return stats === undefined ? undefined : `${stats.ino}:${stats.mtimeNs}`;
}

/** Without it a crash of the machine could undo the rename. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
