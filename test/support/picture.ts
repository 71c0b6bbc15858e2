import { createHash } from "node:crypto";

/** The first bytes of a PNG file, and a text that makes each file different. */
export const png = (content: string): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(content)]);

export const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** The app that owns the tokens in the simulator. */
export const APP = "200000000000001";
