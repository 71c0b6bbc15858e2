import { readFileSync } from "node:fs";
import path from "node:path";

/** As package.json has it, so that it is written down once. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(path.join(__dirname, "../../package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
