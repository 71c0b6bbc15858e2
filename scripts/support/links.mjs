// @ts-check
// Not remark, which would print the whole document anew.

/**
 * The Markdown with another address for each link and picture within the repository. The heading that a link leads to stays.
 * @param {string} markdown
 * @param {(to: string, isPicture: boolean) => string} addressOf
 */
export function withAddresses(markdown, addressOf) {
  return markdown.replace(
    /(!?)(\[[^\]]*\]\()(?!https?:|#)([^)#\s]+)/g,
    (_link, /** @type {string} */ mark, /** @type {string} */ label, /** @type {string} */ to) =>
      `${mark}${label}${addressOf(to, mark !== "")}`,
  );
}
