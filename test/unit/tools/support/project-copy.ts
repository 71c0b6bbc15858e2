import { cp, symlink } from "node:fs/promises";
import path from "node:path";

const REPOSITORY = path.resolve(__dirname, "../../../..");

/** Copies the tools to where what they write (.local, stack config) disturbs nobody. They find their root by their place. */
export async function copyTools(folder: string): Promise<void> {
  await cp(path.join(REPOSITORY, "tools"), path.join(folder, "tools"), { recursive: true });
  await symlink(path.join(REPOSITORY, "node_modules"), path.join(folder, "node_modules"), "dir");
}
