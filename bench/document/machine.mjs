// @ts-check
import { cpus, loadavg, totalmem } from "node:os";

import { version as sdk } from "@pulumi/pulumi/version.js";

/**
 * The facts that the figures depend on, without the machine's name.
 * @param {string} pulumi version of the CLI
 */
export function describeMachine(pulumi) {
  return [
    ["", ""],
    ["processor", `${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown"}`],
    ["memory", `${Math.round(totalmem() / 1e9)} GB`],
    ["system", `${process.platform} ${process.arch}`],
    ["Node", process.version],
    ["Pulumi CLI", pulumi],
    ["Pulumi SDK", sdk],
    // A load above 0 makes the times longer, and the ratios less certain.
    ["load when it began", String(Math.round(Number(loadavg()[0]) * 10) / 10)],
  ];
}
