import * as z from "zod";
import { accountsOf } from "../../account/accounts";
import { acceptedArguments } from "../../engine/accepted";
import { Refusal } from "../../engine/errors";
import type { LookupFunction } from "../../engine/lookup-function";
import type { PhoneNumberDetails } from "./phone-number-details";
import { numericId } from "./rules";
import { lookedUp } from "./state";

/** Looks up all numbers of a WhatsApp Business Account, without managing them. Numbers that were deleted, or moved to another account, are left out. */
export interface GetPhoneNumbersArgs {
  /** Id of the WABA, digits only: `"100000000000001"`. Left out, the provider's `businessAccountId` is used. */
  readonly businessAccountId?: string;
}

/** The numbers of a WhatsApp Business Account. */
export interface GetPhoneNumbersResult {
  /** Id of the WABA. */
  readonly businessAccountId: string;
  /** Its numbers, in the order of Meta's list. */
  readonly phoneNumbers: readonly PhoneNumberDetails[];
}

const getPhoneNumbersArgs = z.strictObject({
  businessAccountId: numericId("the WhatsApp Business Account").optional(),
});

export const getPhoneNumbers: LookupFunction = {
  async call(access, args) {
    const given = acceptedArguments(getPhoneNumbersArgs, args, "list the numbers");
    const { businessAccountId } = { ...access.settings.inputDefaults, ...given };
    if (businessAccountId === undefined) {
      const advice = access.words.setForAll("businessAccountId", "id");
      throw new Refusal(`Could not list the numbers: businessAccountId is missing. Write it, or ${advice}.`);
    }
    const context = {
      action: `list the numbers of account ${businessAccountId}`,
      deadline: access.deadline(),
    };
    // Past all that this process has read: another provider may have added a number since.
    const account = access.shared(accountsOf).get(businessAccountId);
    const listed = await account.listAgain(context.deadline);
    if (!listed.allowed) throw listed.by.forAction(context.action);
    const { listing } = listed;
    if (listing.isCutOff) {
      throw new Refusal(
        `Could not ${context.action}: Meta returned only a part of the list. Run the same command again.`,
      );
    }
    return {
      businessAccountId,
      phoneNumbers: listing.living.map((number) => lookedUp({ businessAccountId }, number)),
    } satisfies GetPhoneNumbersResult;
  },
};
