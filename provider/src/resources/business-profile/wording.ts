import { numberName } from "../../account/number-name";
import type { FrontEndWords } from "../../graph/front-end-words";

export const waitsLine = (name: string, { resource }: FrontEndWords) =>
  `the profile of ${name} waits: the number is not registered, and Meta takes the profile of a registered number only. Nothing was changed. ` +
  `If the program declares its ${resource("WhatsAppRegistration")}, write dependsOn: [<registration>] in the options of the profile. ` +
  `Once the number is registered, pulumi up completes the profile.`;

/**
 * The reason why a preview shows an update although nothing changed in the program. A person may have changed something after the
 * state was stored.
 */
export const pendingLine = (id: string) =>
  `when it was last looked at, ${numberName(id)} was not registered, so its profile waited. pulumi up looks again.`;

export const staysLine = (id: string) =>
  `the profile of ${numberName(id)} stays at Meta as it is: Pulumi forgets it. If parts of it should go, clear them first: "" for a text, [] for websites.`;

/** @param names the fields with another value at Meta */
export const shownOtherwise = (name: string, names: readonly string[]) =>
  `Meta has accepted the profile of ${name}, and shows ${new Intl.ListFormat("en-GB").format(names)} otherwise than declared. ` +
  `If Meta is only late, there is nothing to do. If pulumi refresh shows a difference later, write the value as Meta shows it.`;
