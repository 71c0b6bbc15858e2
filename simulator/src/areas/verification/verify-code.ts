import { graphError, invalidParameter } from "../../graph/error";
import { required } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { type Call, numberOf } from "../../layers/call";
import type { NumberRecord } from "../../nodes/record";
import type { Changes } from "../../state/store";
import type { World } from "../../world";
import { countTry, refuseLocked } from "./lock";

/** Proves that a number is its owner's. From then on another account can add it only by a migration. */
export const verifyCode: GraphRoute<"verify_code"> = {
  method: "POST",
  path: `${ID}/verify_code`,
  edge: "verify_code",
  scope: "whatsapp_business_management",
  answer(call, world) {
    const number = numberOf(call);
    const code = codeFrom(call);
    refuseLocked(number, world);
    const sent = number.sentCode;
    if (sent === undefined) throw refused("No code was requested for this phone number.");
    if (world.clock.now() >= sent.expiresAt) throw refused("The code has expired: request another.");
    if (code !== sent.code) {
      countTry("wrongCodes", number, world);
      throw refused("The code is wrong.");
    }
    world.store.change(number, verified(number, world));
    return { success: true };
  },
};

/** Logs contain addresses, so a code in an address would be no secret. */
function codeFrom({ parameters, address }: Call): string {
  if (address.searchParams.has("code"))
    throw invalidParameter("Parameter code must be in the body, not in the query.");
  const code = required(parameters, "code");
  if (!/^\d{3}-?\d{3}$/.test(code)) throw invalidParameter("Parameter code must be 6 digits.");
  return code.replace("-", "");
}

function verified({ accountId, nameStatus }: NumberRecord, { clock, modes }: World): Changes {
  const unreviewed = ["NONE", "PENDING_REVIEW"].includes(nameStatus);
  return {
    sentCode: undefined,
    codeVerificationStatus: "VERIFIED",
    verifiedAt: clock.now(),
    ...(unreviewed &&
      modes.of(accountId).nameReview !== "required" && { nameStatus: "AVAILABLE_WITHOUT_REVIEW" }),
  };
}

function refused(userMessage: string) {
  return graphError({ code: 136025, message: "Verify code error", title: "Cannot Verify Code", userMessage });
}
