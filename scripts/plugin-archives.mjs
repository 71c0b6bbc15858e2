// @ts-check
// npm run plugin:archives [-- FOLDER]: packs the plugin for each system as Pulumi downloads it, and writes their checksums. The
// same files always give the same archives, byte for byte. The npm package tar does it, because GNU tar is missing on other
// systems, and npm pack adds a folder.
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { create } from "tar";

const ROOT = path.resolve(import.meta.dirname, "..");
const PLUGIN = path.join(ROOT, "plugin");
const NAME = "pulumi-resource-whatsapp";
const SYSTEMS = ["linux", "darwin", "windows"];
const PROCESSORS = ["amd64", "arm64"];

const { positionals } = parseArgs({ allowPositionals: true });
const into = path.resolve(positionals[0] ?? path.join(ROOT, "dist-plugin"));
/** @type {unknown} */
const manifest = JSON.parse(readFileSync(path.join(PLUGIN, "package.json"), "utf8"));
const { version } = /** @type {{ version: string }} */ (manifest);

mkdirSync(into, { recursive: true });
const archives = SYSTEMS.flatMap((system) =>
  PROCESSORS.map((processor) => {
    const name = `${NAME}-v${version}-${system}-${processor}.tar.gz`;
    pack(path.join(into, name), system === "windows" ? `${NAME}.cmd` : NAME);
    return name;
  }),
);
const sums = archives.map((name) => `${sha256(path.join(into, name))}  ${name}\n`);
writeFileSync(path.join(into, `${NAME}-${version}-checksums.txt`), sums.join(""));
console.log(`${into}: ${archives.length} archives of ${NAME} ${version}`);

/**
 * @param {string} file
 * @param {string} script
 */
function pack(file, script) {
  const cwd = mkdtempSync(path.join(tmpdir(), "pulumi-whatsapp-archive-"));
  try {
    const names = [script, "main.cjs", "schema.json", "LICENSE", "main.cjs.LEGAL.txt"];
    for (const name of names) {
      copyFileSync(path.join(PLUGIN, name), path.join(cwd, name));
      // The mode in a checkout depends on the umask.
      chmodSync(path.join(cwd, name), name === script ? 0o755 : 0o644);
    }
    // "portable" omits owners, and the system in the header of gzip.
    create({ cwd, file, sync: true, gzip: { level: 9 }, portable: true, mtime: new Date(0) }, names);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** @param {string} file */
function sha256(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
