// @ts-check
import { ACCOUNT } from "./graph.mjs";

/**
 * A resource in a program: a number, unless `kind` is the class of another.
 * @typedef {{ name: string, kind?: string } & Record<string, unknown>} Declared
 *
 * @typedef {{ name: string, businessAccountId: string, cc: string, phoneNumber: string, verifiedName: string }} DeclaredNumber
 */

/** The facts that Meta shows of a number that can send. */
const WORKS = /** @type {const} */ ({
  codeVerificationStatus: "VERIFIED",
  nameStatus: "APPROVED",
  status: "CONNECTED",
  platformType: "CLOUD_API",
});

/**
 * The same numbers as an account has them that can send with each.
 * @param {number} count
 */
export function numbersThatWork(count) {
  return numbersToDeclare(count).map(({ cc, phoneNumber, verifiedName }, at) => {
    return { id: String(110000000000001 + at), cc, phoneNumber, verifiedName, ...WORKS };
  });
}

/**
 * Fictional numbers: the North American ones that end in 555-01xx, a hundred per area code.
 * @param {number} count
 * @param {number} [first] how many come before them
 * @returns {DeclaredNumber[]}
 */
export function numbersToDeclare(count, first = 0) {
  return Array.from({ length: count }, (_, at) => {
    const index = first + at;
    return {
      name: `number-${index}`,
      businessAccountId: ACCOUNT,
      cc: "1",
      phoneNumber: `${201 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, "0")}`,
      verifiedName: `Example ${index}`,
    };
  });
}
