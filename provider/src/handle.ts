/** Type token of the resource. It is part of every URN, so it can never change. */
export const TYPE = "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber";

/**
 * The code that Pulumi stores with every number and runs for every operation on it.
 *
 * A constant that requires this package, so that the installed release does the work and not the one that created the
 * number; and so that nothing of a program, a dependency or a secret gets into the state.
 * The text and the subpath are a contract with every state file ever written: `test/unit/handle.test.ts` guards them.
 */
export const HANDLE = 'exports.handler = () => require("pulumi-whatsapp/handler").handler();';
