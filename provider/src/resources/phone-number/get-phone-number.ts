import * as z from "zod";
import type { LookupFunction } from "../../engine/lookup-function";
import { acceptedArguments } from "../../engine/accepted";
import { refuseOtherIds } from "../../account/number-id";
import { numericId } from "./rules";
import { readNumber } from "./read";

/** Looks up a number that exists, without managing it. An id that does not exist, or that the token may not see, fails with the id. */
export interface GetPhoneNumberArgs {
  /** Id of the number, digits only: `"300000000000003"`. WhatsApp Manager shows it. */
  readonly phoneNumberId: string;
  /** Id of the WABA that the number belongs to. It chooses the access token. Left out, the provider tries each of its tokens. */
  readonly businessAccountId?: string;
}

const getPhoneNumberArgs = z.strictObject({
  phoneNumberId: numericId("the number"),
  businessAccountId: numericId("the WhatsApp Business Account").optional(),
});

export const getPhoneNumber: LookupFunction = {
  async call(access, args) {
    const { phoneNumberId, businessAccountId } = acceptedArguments(
      getPhoneNumberArgs,
      args,
      "look up the number",
    );
    refuseOtherIds(phoneNumberId);
    const { props = {} } = await readNumber(access, phoneNumberId, { businessAccountId });
    return props;
  },
};
