// @ts-check
// axios over Node.js's http module alone. At the first mention of FormData, Request or Response, Node.js loads its whole fetch
// (undici). axios mentions them while it loads, for a way of sending that this product does not use. Not esbuild's `alias`, because
// it knows packages only, and `define` only names that are global.
import { readFileSync } from "node:fs";

/** The adapters for fetch and for browsers. */
const OTHER_ADAPTERS = /^\.\/(fetch|xhr)\.js$/;
const UTILS = /[\\/]axios[\\/]lib[\\/]utils\.js$/;
const MENTION = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/**
 * @param {string} nothing the file in place of the adapters
 * @returns {import("esbuild").Plugin}
 */
export const axiosOverHttpAlone = (nothing) => ({
  name: "axios over http alone",
  setup(build) {
    build.onResolve({ filter: OTHER_ADAPTERS }, ({ importer }) =>
      /[\\/]axios[\\/]lib[\\/]adapters[\\/]adapters\.js$/.test(importer) ? { path: nothing } : undefined,
    );
    build.onLoad({ filter: UTILS }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes(MENTION)) throw new Error(`This release of axios has no "${MENTION}" in ${path}`);
      return { contents: text.replace(MENTION, "undefined") };
    });
  },
});
