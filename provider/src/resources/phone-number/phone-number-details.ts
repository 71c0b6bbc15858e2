import type { OutputsOf } from "../../engine/fields";
import type { OUTPUTS } from "./fields";

// The class documents the other outputs. Those two of them that are here have another text for a number that no resource manages.
/** A number that was looked up. */
export interface PhoneNumberDetails extends OutputsOf<typeof OUTPUTS> {
  /** Id of the WABA that the number belongs to. Absent if the lookup did not have it: Meta's answer does not name the account. */
  readonly businessAccountId?: string | undefined;
  /** Dial code of the number, taken from the number as Meta shows it. Absent if Meta shows no number that a program could declare. */
  readonly cc?: string | undefined;
  /** The number without its dial code, taken from the number as Meta shows it. Absent if Meta shows no number that a program could declare. */
  readonly phoneNumber?: string | undefined;
  /** Display name that Meta shows. Absent if it shows none. */
  readonly verifiedName?: string | undefined;
  /** Id of the number, a string of digits: the Cloud API's message calls take it. */
  readonly phoneNumberId: string;
  /** Whether the number can send: it is registered for the Cloud API and connected. `null` if the app may not see that. */
  readonly ready: boolean | null;
}
