// @ts-check
// For jest's --filter: the files that need nothing but Node.js.
const needsMore = require("./needs-more.cjs");

/** @param {string[]} files */
module.exports = (files) => {
  const others = new Set(needsMore(files).filtered);
  return { filtered: files.filter((file) => !others.has(file)) };
};
