// @ts-check
// TypeScript types as types of a Pulumi schema. It knows only the forms of our inputs and outputs, and fails on others.
import ts from "typescript";

import { tokenOf } from "../../provider/dist/engine/plugin/words.js";

/** @typedef {{ type?: string, items?: TypeSpec, $ref?: string, oneOf?: TypeSpec[] }} TypeSpec */

/**
 * @param {ts.TypeNode | undefined} node
 * @returns {TypeSpec}
 */
export function typeSpec(node) {
  const [first, ...others] = alternatives(node)
    .filter((alternative) => !isNothing(alternative))
    .map(specOf);
  if (first === undefined) throw new Error("A property has no type");
  return others.length === 0 ? first : { oneOf: [first, ...others] };
}

/**
 * Whether a value may be missing.
 * @param {ts.TypeNode | undefined} node
 */
export function isNullable(node) {
  return alternatives(node).some(isNothing);
}

/**
 * The members of a union, within `pulumi.Input` and `pulumi.Output`.
 * @param {ts.TypeNode | undefined} node
 * @returns {ts.TypeNode[]}
 */
function alternatives(node) {
  if (node === undefined) return [];
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(alternatives);
  const isWrapped = ts.isTypeReferenceNode(node) && /^pulumi\.(In|Out)put$/.test(node.typeName.getText());
  return isWrapped ? alternatives(node.typeArguments?.[0]) : [node];
}

/** @param {ts.TypeNode} node */
function isNothing(node) {
  return (
    node.kind === ts.SyntaxKind.UndefinedKeyword ||
    (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword)
  );
}

/**
 * @param {ts.TypeNode} node
 * @returns {TypeSpec}
 */
function specOf(node) {
  if (ts.isTypeOperatorNode(node)) return specOf(node.type); // readonly
  if (ts.isArrayTypeNode(node)) return { type: "array", items: typeSpec(node.elementType) };
  if (ts.isTypeReferenceNode(node)) return { $ref: `#/types/${tokenOf(node.getText())}` };
  const type = node.getText();
  if (!["string", "number", "boolean"].includes(type)) throw new Error(`No type of a schema: ${type}`);
  return { type };
}
