import { invalidParameter } from "../../graph/error";
import { LONGEST_ADDRESS } from "./shapes";

/** An override is an address and the verify token for Meta's call, neither without the other. `place` names their parameter. */
export function checkOverride(
  place: string,
  address: string | undefined,
  verifyToken: string | undefined,
): { address: string; verifyToken: string } {
  if (address === undefined) throw invalidParameter(`${place} override_callback_uri is missing.`);
  if (verifyToken === undefined) throw invalidParameter(`${place} verify_token is missing.`);
  if (address.length > LONGEST_ADDRESS)
    throw invalidParameter(`${place} override_callback_uri has more than ${LONGEST_ADDRESS} characters.`);
  return { address, verifyToken };
}
