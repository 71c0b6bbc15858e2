// @ts-check
// Run by download.mjs: node install-release.mjs FOLDER
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { SemVer } from "semver";

import { PINNED_VERSION } from "./versions.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: node install-release.mjs FOLDER");

await PulumiCommand.install({ root: folder, version: new SemVer(PINNED_VERSION) });
