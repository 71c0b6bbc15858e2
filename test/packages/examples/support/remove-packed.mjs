import { rm } from "node:fs/promises";

export default async function removePacked() {
  for (const folder of [process.env.TEST_PACKED, process.env.TEST_CACHES]) {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}
