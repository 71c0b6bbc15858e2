import type { FrontEndWords } from "../../graph/front-end-words";
import { DYNAMIC_WORDS } from "../dynamic-words";

/** A class has the name of its product, because programs import it beside others. In a package of that name the kind is enough. */
export const kindName = (className: string) => className.replace(/^WhatsApp/, "");

const PACKAGE = "whatsapp:index:";

/** The token of a resource's type, by its class, or of a function. */
export const tokenOf = (name: string) => PACKAGE + kindName(name);

const RESOURCES: Pick<
  FrontEndWords,
  "resource" | "lookupFunction" | "lookup" | "unseenOption" | "otherAccount"
> = {
  resource: kindName,
  lookupFunction: (className) => `the function get${kindName(className)}`,
  lookup: (className, id, businessAccountId) =>
    `get${kindName(className)} with phoneNumberId "${id}" and businessAccountId "${businessAccountId}"`,
  unseenOption:
    "the resource has the option retainOnDelete, or deleteBeforeReplace: false, which a plugin cannot see " +
    "(do not set deleteBeforeReplace: false: the new number would be created, and then the deletion of the old one would fail)",
  otherAccount:
    "correct businessAccountId (of the number, or of the provider). To import the number, write its account before its id: <account>/<id>",
};

/** The words for programs that use the provider with the settings of the stack's config. */
export const DEFAULT_PROVIDER_WORDS: FrontEndWords = { ...DYNAMIC_WORDS, ...RESOURCES };

/** The words for programs that declare a provider of their own, with settings in its arguments. */
export function explicitProviderWords(name: string): FrontEndWords {
  const place = `the arguments of the provider "${name}"`;
  return {
    ...RESOURCES,
    setting: (setting) => setting,
    settingsPlace: place,
    setForAll: (setting) => `write ${setting} in ${place}`,
    setSecret: (setting) => `write ${setting} in ${place}, from a secret`,
  };
}
