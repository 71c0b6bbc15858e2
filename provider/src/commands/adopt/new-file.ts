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
        ? `${file} exists and was kept: move it away, or give another name with ${option}.`
        : `${file} could not be written: ${message}.`,
    );
  }
}
