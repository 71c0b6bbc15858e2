import { readdir } from "node:fs/promises";
import path from "node:path";

export type PackedName =
  "pulumi-whatsapp" | "whatsapp-graph-simulator" | "pulumi-resource-whatsapp" | "@pulumi-whatsapp/whatsapp";

/** The file of a package as it would be published, to be handed to a package manager. */
export async function packed(name: PackedName): Promise<string> {
  const folder = process.env.TEST_PACKED;
  if (folder === undefined) throw new Error("The packages were not packed: see pack.mjs");
  const start = `${name.replace("@", "").replace("/", "-")}-`;
  // The name of one package begins with that of another.
  const isOf = (file: string) => file.startsWith(start) && /^\d.*\.tgz$/.test(file.slice(start.length));
  const file = (await readdir(folder)).find(isOf);
  if (file === undefined) throw new Error(`${name} was not packed`);
  return path.join(folder, file);
}
