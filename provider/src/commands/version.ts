import { readFileSync } from "node:fs";

/** From package.json, so that the version is written once. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(require.resolve("pulumi-whatsapp/package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
