// @ts-check
// The page of the package on a registry: README.md with absolute addresses, because a registry shows it far from the files.
import { withAddresses } from "../support/links.mjs";
import { FILES, RAW_FILES } from "../support/repository.mjs";

/** @param {string} readme */
export function packagePage(readme) {
  return withAddresses(readme, (to, isPicture) => `${isPicture ? RAW_FILES : FILES}${to}`);
}
