/**
 * The code that Pulumi stores with every resource and runs for every operation on it.
 *
 * A constant that requires this package. So the installed release does the work, not the release that created the resource. And
 * the state contains nothing of a program, a dependency or a secret. The text and the subpath are a contract with every state
 * file ever written: `handler.test.ts` guards them.
 *
 * @param word the resource in the list of `resources.ts`; the first resource has none
 */
export function handle(word?: string): string {
  return `exports.handler = () => require("pulumi-whatsapp/handler").handler(${word === undefined ? "" : JSON.stringify(word)});`;
}

/** The type token of a class. It is part of every URN, so it can never change. */
export function typeToken(className: string): string {
  return `pulumi-nodejs:dynamic/whatsapp:${className}`;
}
