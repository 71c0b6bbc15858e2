/**
 * The names of things in a front end, for messages. People use the core through a front end: the classes for programs, or the
 * plugin for every Pulumi language.
 */
export interface FrontEndWords {
  /** A setting in people's spelling: `whatsapp:graphUrl`. */
  readonly setting: (name: string) => string;
  /** The place of the settings: "the stack config". */
  readonly settingsPlace: string;
  /** The advice to set a setting: "set it for the whole stack with `pulumi config set whatsapp:businessAccountId <id>`". */
  readonly setForAll: (setting: string, value: string) => string;
  /** The advice to set a secret one. */
  readonly setSecret: (setting: string, value: string) => string;
  /** A resource by the name of its class. */
  readonly resource: (className: string) => string;
  /** The function that looks up an existing resource. */
  readonly lookupFunction: (className: string) => string;
  /** The code by which a program looks up that one. */
  readonly lookup: (className: string, id: string, businessAccountId: string) => string;
  /** The option that the provider does not see: with it a replacement succeeds, although the provider predicts a failure. */
  readonly unseenOption: string;
  /** The advice if another account was meant in a lookup. */
  readonly otherAccount: string;
}
