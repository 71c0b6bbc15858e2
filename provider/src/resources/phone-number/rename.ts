import { accountsOf } from "../../account/accounts";
import { isLiving } from "../../account/graph-number";
import { NumberNode } from "../../account/number-node";
import { beforeConfirming } from "../../account/confirmation-time";
import { forAMoment, Pauses } from "../../account/until-visible";
import type { GraphAccess } from "../../engine/access";
import { Refusal, textOf } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import type { CallContext } from "../../graph/graph-client";
import { isUnsuccessful } from "../../graph/unsuccessful";
import type { NumberInputs } from "./inputs";
import { MEANINGS_OF_RENAMING } from "./meanings";
import { readReview, reviewsAnother, stateOfName, type ReviewedNumber } from "./name-review";
import { numberName } from "./wording";

/** Asks Meta for the declared display name: one request, and only if Meta neither shows the name nor reviews it. */
export async function renameNumber(
  access: GraphAccess,
  id: string,
  inputs: Partial<NumberInputs>,
  name: string,
): Promise<ReviewedNumber> {
  const node = new NumberNode(id, inputs.businessAccountId, access.shared(accountsOf));
  const subject = numberName(inputs, id);
  const deadline = access.deadline();
  const context = (action: string, by = deadline): CallContext => ({
    action,
    deadline: by,
    meanings: MEANINGS_OF_RENAMING,
  });
  const readName = (by = deadline) => readReview(node, context(`read the display name of ${subject}`, by));

  const before = await readName();
  if (before === undefined) throw new Refusal(hidden(subject, name));
  if (!isLiving(before)) throw new Refusal(`${subject} no longer exists. Run pulumi refresh.`);
  switch (stateOfName(name, before)) {
    case "shown":
      if (reviewsAnother(name, before)) access.notify(goesOn(subject, before));
      return before;
    case "under review":
      access.notify(underReview(subject, name, before));
      return before;
    case "declined":
      throw new Refusal(declined(subject, name));
    case "not asked for":
  }
  if (reviewsAnother(name, before)) throw new Refusal(another(subject, name, before));
  const asked = context(
    `rename ${subject} to "${name}"`,
    beforeConfirming(deadline, access.settings.requestTimeoutMs),
  );
  const lost = await sent(() => node.post(undefined, { new_display_name: name }, asked));
  const after = await seen(
    name,
    () => readName(),
    lost instanceof CallError ? deadline : forAMoment(deadline),
  );
  if (after !== undefined) {
    if (stateOfName(name, after) === "under review") access.notify(underReview(subject, name, after));
    return after;
  }
  if (lost === "refused") throw new Refusal(refusedInside(subject, name));
  if (lost !== undefined) throw new Refusal(unclear(textOf(lost)));
  access.notify(unseen(subject, name));
  return before;
}

/** The error of a lost answer, because Meta may have taken the name. `"refused"` for an answer with `"success": false`. */
async function sent(post: () => Promise<unknown>): Promise<CallError | "refused" | undefined> {
  try {
    return isUnsuccessful(await post()) ? "refused" : undefined;
  } catch (error) {
    if (error instanceof CallError && error.kind === "unclear") return error;
    throw error;
  }
}

/** The number once it shows the name, or its review. A failed read shows nothing. */
async function seen(
  name: string,
  readName: () => Promise<ReviewedNumber | undefined>,
  deadline: Deadline,
): Promise<ReviewedNumber | undefined> {
  const pauses = new Pauses(deadline);
  do {
    try {
      const number = await readName();
      if (number !== undefined && stateOfName(name, number) !== "not asked for") return number;
    } catch (error) {
      if (!(error instanceof CallError || error instanceof Refusal)) throw error;
    }
  } while (await pauses.next());
  return undefined;
}

const underReview = (subject: string, name: string, { verified_name: shown }: ReviewedNumber) =>
  `Meta is reviewing the display name "${name}" of ${subject}${shown === null ? "" : `, and shows "${shown}" until then`}. Run pulumi refresh later to see the decision.`;

const goesOn = (subject: string, { new_display_name: other }: ReviewedNumber) =>
  `Meta is still reviewing the display name "${other ?? "unknown"}" of ${subject}, and the API cannot cancel that. If Meta approves it, a refresh shows a difference.`;

const unseen = (subject: string, name: string) =>
  `Meta accepted the display name "${name}" for ${subject}, but does not show it yet. Wait a moment before you run pulumi refresh: a name that Meta neither shows nor reviews counts as declined.`;

const refusedInside = (subject: string, name: string) =>
  `Could not rename ${subject} to "${name}": Meta refused the name without a reason. Run pulumi up again.`;

const declined = (subject: string, name: string) =>
  `Could not rename ${subject}: Meta has declined the display name "${name}", and it is not sent again. Write another name. WhatsApp Manager shows the reason.`;

const another = (subject: string, name: string, { new_display_name: other }: ReviewedNumber) =>
  `Could not rename ${subject} to "${name}": Meta is still reviewing another display name, "${other ?? "unknown"}", and reviews one at a time. ` +
  `Nothing was sent. Run pulumi up again after that review.`;

const hidden = (subject: string, name: string) =>
  `Could not rename ${subject} to "${name}": Meta does not let this app see whether a display name is under review, so nothing was sent. ` +
  `Give the token's system user access to the account with the permission whatsapp_business_management, or rename the number in WhatsApp Manager.`;

const unclear = (lost: string) =>
  `${lost} Meta does not show the name yet, and it was not sent again. Run pulumi up again: it reads the name first.`;
