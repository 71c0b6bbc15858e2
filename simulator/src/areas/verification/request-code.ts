import { randomInt } from "node:crypto";
import { invalidParameter } from "../../graph/error";
import { type Parameters, required } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { numberOf } from "../../layers/call";
import { MINUTE } from "../../limits/duration";
import { displayNumber } from "../../nodes/phone";
import { verificationStatus } from "../../nodes/standing";
import { asSent } from "./as-sent";
import { cannotRequest, countTry, refuseLocked } from "./lock";

const METHODS = ["SMS", "VOICE"];
const LIFETIME = 10 * MINUTE;

/** "Sends" a verification code: only the log, the page and programs show it. */
export const requestCode: GraphRoute<"request_code"> = {
  method: "POST",
  path: `${ID}/request_code`,
  edge: "request_code",
  scope: "whatsapp_business_management",
  answer(call, world) {
    const { store, clock, log, modes } = world;
    const number = numberOf(call);
    const method = methodFrom(call.parameters);
    checkLanguage(call.parameters);
    if (method === "SMS" && number.receivesSms === false)
      throw invalidParameter("Parameter code_method: this phone number receives no SMS. Use VOICE.");
    if (verificationStatus(number, clock) === "VERIFIED")
      throw cannotRequest("This phone number is verified already.");
    refuseLocked(number, world);
    countTry("requestedCodes", number, world);
    const sentCode = {
      code: String(randomInt(1_000_000)).padStart(6, "0"),
      method,
      expiresAt: clock.now() + LIFETIME,
    };
    store.change(number, { sentCode });
    const shown = displayNumber(number, modes.displayRewriting);
    log(`The verification code of ${shown} is ${asSent(sentCode)} (${method}).`);
    return { success: true };
  },
};

function methodFrom(parameters: Parameters): string {
  const method = required(parameters, "code_method");
  if (METHODS.includes(method)) return method;
  throw invalidParameter(`Parameter code_method must be SMS or VOICE, not ${method}.`);
}

function checkLanguage(parameters: Parameters): void {
  const language = required(parameters, "language");
  if (/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language)) return;
  throw invalidParameter(`Parameter language must be a code such as en_US or pt_BR, not ${language}.`);
}
