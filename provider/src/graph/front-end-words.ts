/**
 * How a front end names things, for messages. The core takes these words from it, because it serves more than one: programs
 * with a class for each resource, and later a provider of its own for every Pulumi language.
 */
export interface FrontEndWords {
  /** A setting as people write it: `whatsapp:graphUrl`. */
  readonly setting: (name: string) => string;
  /** Where people keep the settings: "the stack config". */
  readonly settingsPlace: string;
  /** The command that sets a setting: `pulumi config set whatsapp:businessAccountId <id>`. */
  readonly setCommand: (setting: string, value: string) => string;
  /** The command that sets a secret one. */
  readonly setSecretCommand: (setting: string, value: string) => string;
  /** A resource as programs write it, by the name of its class. */
  readonly resource: (className: string) => string;
  /** The function that looks up a resource that exists. */
  readonly lookupFunction: (className: string) => string;
  /** How a program looks up that one. */
  readonly lookup: (className: string, id: string, businessAccountId: string) => string;
}
