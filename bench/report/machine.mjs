// @ts-check
import { cpus, loadavg, totalmem } from "node:os";

import { version as sdk } from "@pulumi/pulumi/version.js";

/**
 * What the figures depend on, without the machine's name.
 * @param {string} pulumi version of the CLI
 */
export function describeMachine(pulumi) {
  const [cpu] = cpus();
  return {
    cores: cpus().length,
    processor: cpu?.model.trim() ?? "unknown",
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    pulumi,
    sdk,
    // What else the machine did when it began: a load above 0 makes the times longer, and the ratios less certain.
    loadBefore: Math.round(Number(loadavg()[0]) * 10) / 10,
  };
}
