import type { FrontEndWords } from "../graph/front-end-words";

/** The words of programs that declare resources by our classes, with settings in the config of a stack. */
export const DYNAMIC_WORDS: FrontEndWords = {
  setting: (name) => `whatsapp:${name}`,
  settingsPlace: "the stack config",
  setForAll: (setting, value) =>
    `set it for the whole stack with \`pulumi config set whatsapp:${setting} <${value}>\``,
  setSecret: (setting, value) => `run \`pulumi config set --secret whatsapp:${setting} <${value}>\``,
  resource: (className) => className,
  lookup: (className, id, businessAccountId) =>
    `${className}.get("<name>", "${id}", { businessAccountId: "${businessAccountId}" })`,
  lookupFunction: (className) => `${className}.get`,
  unseenOption: "a stack transformation sets retainOnDelete, which this provider cannot see",
  otherAccount: "correct businessAccountId, or leave it out",
};
