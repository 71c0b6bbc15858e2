// @ts-check
export { obtainLanguageHosts } from "./language-hosts.mjs";
export { obtainPulumi } from "./obtain.mjs";
export { NEWEST, OLDEST } from "./releases.mjs";
export { runCommand } from "./run-command.mjs";
