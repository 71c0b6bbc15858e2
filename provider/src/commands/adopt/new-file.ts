import { writeFile } from "node:fs/promises";

import { Refusal } from "../../graph/refusal";

/** Writes a file that does not exist yet. @param option the option that names the file */
export async function writeNew(file: string, text: string, option: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code === "EEXIST"
        ? `${file} exists already and was not overwritten: move it, or choose another file with ${option}.`
        : `Could not write ${file}: ${message}.`,
    );
  }
}
