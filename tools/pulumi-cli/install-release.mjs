// @ts-check
// Run by download.mjs: node install-release.mjs VERSION FOLDER
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { SemVer } from "semver";

const [version = "", root = ""] = process.argv.slice(2);
await PulumiCommand.install({ root, version: new SemVer(version) });
