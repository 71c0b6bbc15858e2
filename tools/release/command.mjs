// @ts-check
import { spawnSync } from "node:child_process";

import { Refused } from "./packages.mjs";

/**
 * Runs a command and shows what it prints.
 *
 * @param {string} cwd
 * @param {string} command
 * @param {...string} args
 */
export function run(cwd, command, ...args) {
  const { status } = spawnSync(command, args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Refused(`"${[command, ...args].join(" ")}" failed.`);
}

/**
 * What a command prints. It may fail: that is for the caller to judge.
 *
 * @param {string} cwd
 * @param {string} command
 * @param {...string} args
 */
export function outcome(cwd, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

/**
 * @param {string} root
 */
export function refuseUncommitted(root) {
  const { code, stdout } = outcome(root, "git", "status", "--porcelain");
  if (code !== 0) throw new Refused("This is not a Git checkout: a release is made from a commit.");
  if (stdout !== "")
    throw new Refused(`Not everything is committed, and a release is made from a commit:\n${stdout}`);
}
