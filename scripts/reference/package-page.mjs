// @ts-check
// The page of the package on a registry: README.md with absolute addresses, because a registry shows it far from the files.
// Not remark, which would print the whole document anew.
import { FILES, RAW_FILES } from "../support/repository.mjs";

/** @param {string} readme */
export function packagePage(readme) {
  return readme
    .replace(/(!\[[^\]]*\]\()(?!https?:)([^)]+)/g, `$1${RAW_FILES}$2`)
    .replace(/(\]\()(?!https?:|#)([^)]+)/g, `$1${FILES}$2`);
}
