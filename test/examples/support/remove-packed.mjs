import { rm } from "node:fs/promises";

export default async function removePacked() {
  const folder = process.env.TEST_PACKED;
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
