import { numberName } from "../../account/number-name";
import type { FrontEndWords } from "../../graph/front-end-words";

export const waitsLine = (name: string, { resource }: FrontEndWords) =>
  `the profile of ${name} waits: the number is not registered, and only a registered number has a profile. Nothing was changed. ` +
  `If the program declares its ${resource("WhatsAppRegistration")}, add dependsOn: [<registration>] to the options of the profile. ` +
  `After the registration, run pulumi up again: it completes the profile.`;

/**
 * The reason why a preview shows an update although nothing changed in the program. A person may have changed something after the
 * state was stored.
 */
export const pendingLine = (id: string) =>
  `at the last read, ${numberName(id)} was not registered, so its profile waits. pulumi up reads it again.`;

export const staysLine = (id: string) =>
  `the profile of ${numberName(id)} stays unchanged at Meta: Pulumi only removes it from the state. To clear a field, declare "" (or [] for websites) and run pulumi up before the removal.`;

/** @param names the fields with another value at Meta */
export const shownOtherwise = (name: string, names: readonly string[]) =>
  `Meta accepted the profile of ${name}, but does not show the declared ${new Intl.ListFormat("en-GB").format(names)}. ` +
  `This may be a delay, so nothing is left to do now. If pulumi refresh shows a difference later, declare the value that Meta shows.`;
