// @ts-check
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import ts from "typescript";
import { stringify } from "yaml";

import { ROOT } from "./work-folder.mjs";

export const NAME = "bench";
const PROGRAMS = path.join(ROOT, "bench/programs");

/**
 * A compared program of Pulumi, or `kinds`, which declares any resource of this package.
 * @typedef {Exclude<import("./programs.mjs").Compared, "tofu"> | "kinds"} Program
 *
 * @typedef {import("./numbers.mjs").Declared} Declared
 */

/**
 * Writes a project into a folder, or changes the resources that it declares.
 * @param {string} folder
 * @param {Program} program
 * @param {readonly Declared[]} declared
 */
export async function writeProject(folder, program, declared) {
  if (program === "plugin") return writeFile(path.join(folder, "Pulumi.yaml"), yamlProject(declared));
  for (const file of await readdir(PROGRAMS)) {
    const { outputText } = ts.transpileModule(await readFile(path.join(PROGRAMS, file), "utf8"), {
      // Pulumi runs a TypeScript program without a target of its own with this target.
      compilerOptions: {
        target: ts.ScriptTarget.ES2020,
        module: ts.ModuleKind.CommonJS,
        esModuleInterop: true,
      },
    });
    await writeFile(path.join(folder, file.replace(/\.ts$/, ".js")), outputText);
  }
  await writeFile(path.join(folder, "declared.json"), JSON.stringify(declared));
  // Runs JavaScript, as after a build. Compiling TypeScript at each start takes the same second in every program, and would hide
  // the differences.
  const runtime = { name: "nodejs", options: { typescript: false } };
  return writeFile(
    path.join(folder, "Pulumi.yaml"),
    stringify({ name: NAME, main: `${program}.js`, runtime }),
  );
}

/** @param {readonly Declared[]} declared */
function yamlProject(declared) {
  const resources = declared.map(({ kind = "WhatsAppPhoneNumber", name, ...properties }) => [
    name,
    { type: kind.replace("WhatsApp", "whatsapp:"), properties },
  ]);
  return stringify({
    name: NAME,
    runtime: "yaml",
    plugins: { providers: [{ name: "whatsapp", path: path.join(ROOT, "plugin") }] },
    resources: /** @type {unknown} */ (Object.fromEntries(resources)),
  });
}
