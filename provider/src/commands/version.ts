import { readFileSync } from "node:fs";
import path from "node:path";

/** From package.json, so that the version is written once. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(path.join(__dirname, "../../package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
