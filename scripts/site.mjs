// @ts-check
// npm run docs:site [-- FOLDER]: makes the documentation site, in `site` unless told otherwise, for any static host. typedoc makes
// the pages, the search and the reference of the types. This script only prepares the documents for it, because they are written
// for GitHub: their title is a heading, and their links may lead to files that the site does not have.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { Application } from "typedoc";

import { withAddresses } from "./support/links.mjs";
import { FILES } from "./support/repository.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const START = "README.md";
/** The documents in the order of the navigation, by its headings. */
const GROUPS = {
  Guides: [
    ...[
      "README",
      "registration",
      "verify",
      "webhooks",
      "profile",
      "rename",
      "changes",
      "adopt",
      "environments",
    ],
    ...["teams", "pull-requests", "policy", "alongside", "which-way", "troubleshooting"],
  ].map((name) => `docs/${name}.md`),
  Reference: [
    ...filesBelow("docs/reference/"),
    "docs/behaviour.md",
    "docs/compatibility.md",
    "docs/benchmarks.md",
  ],
  Examples: [...filesBelow("examples/"), "simulator/README.md"],
  Project: [
    "docs/upgrades.md",
    "docs/releasing.md",
    "provider/CHANGELOG.md",
    "plugin/CHANGELOG.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
  ],
};
const DOCUMENTS = [START, ...Object.values(GROUPS).flat()];

// Below the root, because typedoc takes the configuration of the packages from the folders above.
mkdirSync(path.join(ROOT, ".local"), { recursive: true });
const prepared = mkdtempSync(path.join(ROOT, ".local/site-"));
try {
  for (const [group, files] of Object.entries(GROUPS)) {
    for (const file of files)
      prepare(file, (title, body) => `${frontMatter({ title, group })}# ${title}\n${body}`);
  }
  // typedoc writes the name of the project above the first page.
  prepare(START, (_title, body) => body);
  const app = await Application.bootstrapWithPlugins({
    options: path.join(ROOT, "typedoc.json"),
    readme: path.join(prepared, START),
    projectDocuments: DOCUMENTS.slice(1).map((file) => path.join(prepared, file)),
    out: path.resolve(process.argv[2] ?? path.join(ROOT, "site")),
  });
  const project = await app.convert();
  if (project !== undefined) {
    app.validate(project);
    await app.generateOutputs(project);
  }
  if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
} finally {
  rmSync(prepared, { recursive: true, force: true });
}

/** @param {string} folder */
function filesBelow(folder) {
  const listed = execFileSync("git", ["ls-files", `${folder}*.md`], { cwd: ROOT, encoding: "utf8" });
  return listed.trim().split("\n");
}

/**
 * @param {string} file
 * @param {(title: string, body: string) => string} page
 */
function prepare(file, page) {
  const [heading = "", ...lines] = readFileSync(path.join(ROOT, file), "utf8").split("\n");
  if (!heading.startsWith("# ")) throw new Error(`${file} does not begin with its title`);
  const to = path.join(prepared, file);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, page(heading.slice(2), withLinks(file, lines.join("\n"))));
}

/**
 * Pictures come from their file, documents from the site, and all other files from the repository.
 * @param {string} file
 * @param {string} text
 */
function withLinks(file, text) {
  const folder = path.posix.dirname(file);
  return withAddresses(text, (to, isPicture) => {
    const target = path.posix.join(folder, to).replace(/\/$/, "");
    if (isPicture) {
      mkdirSync(path.join(prepared, path.dirname(target)), { recursive: true });
      copyFileSync(path.join(ROOT, target), path.join(prepared, target));
      return to;
    }
    const page = [target, `${target}/README.md`].find((each) => DOCUMENTS.includes(each));
    return page === undefined ? `${FILES}${target}` : path.posix.relative(folder, page);
  });
}

/** @param {Record<string, string>} values */
function frontMatter(values) {
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---", ""].join("\n");
}
