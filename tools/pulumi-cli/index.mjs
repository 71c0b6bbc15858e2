// @ts-check
/** @typedef {import("./cache.mjs").FetchOptions} FetchOptions */
export { listed, obtainOnce } from "./cache.mjs";
export { goModules } from "./go-modules.mjs";
export { obtainLanguageHosts } from "./language-hosts.mjs";
export { obtainPulumi } from "./obtain.mjs";
export { NEWEST, OLDEST, versionIn } from "./releases.mjs";
export { runCommand } from "./run-command.mjs";
