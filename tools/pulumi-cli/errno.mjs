// @ts-check

/**
 * @param {unknown} error
 * @param {string} code
 */
export function isErrno(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}
