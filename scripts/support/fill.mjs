// @ts-check
// Puts made content between two comments of a document. Not mdast-zone, because remark would print the whole document anew.

/**
 * The document with new content between the comment and the next `<!-- end -->`.
 * @param {string} document
 * @param {string} comment
 * @param {string} content
 */
export function fill(document, comment, content) {
  const start = `<!-- ${comment} -->`;
  const [head, rest, ...more] = document.split(start);
  const end = rest?.indexOf("<!-- end -->") ?? -1;
  if (end < 0 || more.length > 0) throw new Error(`The document needs one place "${start} ... <!-- end -->"`);
  return `${head}${start}\n\n${content}\n\n${rest?.slice(end)}`;
}
