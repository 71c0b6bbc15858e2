import { randomInt } from "node:crypto";
import { graphError, invalidParameter } from "../../graph/error";
import { required } from "../../graph/parameters";
import { numberOf } from "../../layers/call";
import { displayNumber } from "../../nodes/phone";
import { type GraphRoute, ID } from "../../graph/route";

const METHODS = ["SMS", "VOICE"];
const LIFETIME = 10 * 60_000;

/** "Sends" a verification code: it shows in the log, on the page and to programs, and nowhere else. */
export const requestCode: GraphRoute<"request_code"> = {
  method: "POST",
  path: `${ID}/request_code`,
  edge: "request_code",
  scope: "whatsapp_business_management",
  answer(call, { store, clock, log, modes }) {
    const number = numberOf(call);
    const method = required(call.parameters, "code_method");
    if (!METHODS.includes(method))
      throw invalidParameter(`Parameter code_method must be SMS or VOICE, not ${method}.`);
    const language = required(call.parameters, "language");
    if (!/^[a-z]{2,3}([_-][A-Za-z]{2})?$/.test(language)) {
      throw invalidParameter(`Parameter language must be a code such as en or pt_BR, not ${language}.`);
    }
    if (number.codeVerificationStatus === "VERIFIED") {
      throw graphError({
        code: 136024,
        message: "Request code error",
        title: "Cannot Request Code",
        userMessage: "This phone number is verified already.",
      });
    }
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    store.change(number, { sentCode: { code, method, expiresAt: clock.now() + LIFETIME } });
    log(`The verification code of ${displayNumber(number, modes.displayRewriting)} is ${code} (${method}).`);
    return { success: true };
  },
};
