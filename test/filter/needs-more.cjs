// @ts-check
// For jest's --filter: the files whose first line says that they need more than Node.js, or minutes.
const { readFileSync } = require("node:fs");

/** @param {string} file */
const needsMore = (file) => readFileSync(file, "utf8").startsWith("// Needs: ");

/** @param {string[]} files */
module.exports = (files) => ({ filtered: files.filter(needsMore) });
