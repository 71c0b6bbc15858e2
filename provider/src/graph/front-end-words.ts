/**
 * How a front end names things, for messages. A front end is the way in which people use the core: programs with a class for each
 * resource, or the plugin for every Pulumi language.
 */
export interface FrontEndWords {
  /** A setting as people write it: `whatsapp:graphUrl`. */
  readonly setting: (name: string) => string;
  /** Where people keep the settings: "the stack config". */
  readonly settingsPlace: string;
  /** The advice to set a setting: "set it for the whole stack with `pulumi config set whatsapp:businessAccountId <id>`". */
  readonly setForAll: (setting: string, value: string) => string;
  /** The advice to set a secret one. */
  readonly setSecret: (setting: string, value: string) => string;
  /** A resource as programs write it, by the name of its class. */
  readonly resource: (className: string) => string;
  /** The function that looks up a resource that exists. */
  readonly lookupFunction: (className: string) => string;
  /** How a program looks up that one. */
  readonly lookup: (className: string, id: string, businessAccountId: string) => string;
  /** The option by which a replacement does not fail although the provider says so, because it does not see it. */
  readonly unseenOption: string;
  /** The advice if another account was meant in a lookup. */
  readonly otherAccount: string;
}
