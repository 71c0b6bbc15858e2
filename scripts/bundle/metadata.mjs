// @ts-check
// libphonenumber's metadata as JSON in a string, which V8 parses faster than the same data as an object literal. The literal is
// esbuild's own form of a JSON file.
import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * @param {string} root
 * @returns {import("esbuild").Plugin}
 */
export const metadataAsJson = (root) => ({
  name: "libphonenumber's metadata as JSON",
  setup(build) {
    const file = path.join(root, "node_modules/libphonenumber-js/metadata.max.json");
    // By itself esbuild would find the same data as a module of ECMAScript.
    build.onResolve({ filter: /^libphonenumber-js\/metadata\.max\.json$/ }, () => ({ path: file }));
    build.onLoad({ filter: /[\\/]metadata\.max\.json$/ }, () => ({
      contents: `module.exports = JSON.parse(${JSON.stringify(readFileSync(file, "utf8").trim())});`,
      loader: "js",
    }));
  },
});
