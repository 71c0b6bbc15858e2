import { graphError } from "../../graph/error";
import { required } from "../../graph/parameters";
import { numberOf } from "../../layers/call";
import { type GraphRoute, ID } from "../../graph/route";

/** Proves that a number is its owner's. From here on no other account can add it without migrating it. */
export const verifyCode: GraphRoute<"verify_code"> = {
  method: "POST",
  path: `${ID}/verify_code`,
  edge: "verify_code",
  scope: "whatsapp_business_management",
  answer(call, { store, clock }) {
    const number = numberOf(call);
    const code = required(call.parameters, "code").replace("-", "");
    const sent = number.sentCode;
    if (sent === undefined) throw refused("No code was requested for this phone number.");
    if (clock.now() >= sent.expiresAt) throw refused("The code has expired: request another.");
    if (code !== sent.code) throw refused("The code is wrong.");
    store.change(number, {
      sentCode: undefined,
      codeVerificationStatus: "VERIFIED",
      ...(["NONE", "PENDING_REVIEW"].includes(number.nameStatus) && {
        nameStatus: "AVAILABLE_WITHOUT_REVIEW",
      }),
    });
    return { success: true };
  },
};

function refused(userMessage: string) {
  return graphError({ code: 136025, message: "Verify code error", title: "Cannot Verify Code", userMessage });
}
