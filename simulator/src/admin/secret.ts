import { createHash, timingSafeEqual } from "node:crypto";

/** Takes equally long for every wrong guess. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hash(given), hash(expected));
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
