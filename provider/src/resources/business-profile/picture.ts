import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

/** A file that can be the picture of a profile. */
export interface Picture {
  readonly bytes: Buffer;
  readonly type: "image/png" | "image/jpeg";
  readonly sha256: string;
}

const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Reads the picture, whose path starts at the folder of the program: Pulumi runs a provider in it.
 *
 * @returns the reason against it, for people, if the file is no picture
 */
export function readPicture(path: string): Picture | { readonly problem: string } {
  const shown = JSON.stringify(path);
  try {
    const file = statSync(path);
    if (!file.isFile()) return { problem: `is ${shown}, which is not a file` };
    if (file.size > MOST_BYTES)
      return {
        problem: `is ${shown}, which has ${file.size.toLocaleString("en")} bytes, but Meta accepts at most 5 MB`,
      };
    const bytes = readFileSync(path);
    const type = typeOf(bytes);
    if (type === undefined) return { problem: `is ${shown}, whose content is neither PNG nor JPEG` };
    return { bytes, type, sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      problem: `is ${JSON.stringify(resolve(path))}, which cannot be read (${code ?? "no code"}): write a path relative to the program's folder`,
    };
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** By the first bytes: the name of a file may lie. */
function typeOf(bytes: Buffer): Picture["type"] | undefined {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return "image/png";
  return bytes.subarray(0, JPEG.length).equals(JPEG) ? "image/jpeg" : undefined;
}
