import { graphError, invalidParameter } from "../../graph/error";
import { required, text } from "../../graph/parameters";
import { numberOf } from "../../layers/call";
import { type GraphRoute, ID } from "../../graph/route";
import { pinFrom } from "./pin";
import { quotaExceeded, spend } from "./quota";

/** Connects a verified number to the Cloud API. The first PIN turns two-step verification on, later ones must match it. */
export const register: GraphRoute<"register"> = {
  method: "POST",
  path: `${ID}/register`,
  edge: "register",
  scope: "whatsapp_business_messaging",
  answer(call, { store, clock }) {
    const number = numberOf(call);
    const product = required(call.parameters, "messaging_product");
    if (product !== "whatsapp")
      throw invalidParameter(`Parameter messaging_product must be whatsapp, not ${product}.`);
    const pin = pinFrom(call.parameters);
    const region = text(call.parameters, "data_localization_region");
    if (region !== undefined && !/^[A-Z]{2}$/.test(region)) {
      throw invalidParameter(
        `Parameter data_localization_region must be a country code such as DE, not ${region}.`,
      );
    }
    const { quota, refused } = spend(number.registerQuota, clock.now());
    store.change(number, { registerQuota: quota });
    if (refused) throw quotaExceeded();
    if (number.codeVerificationStatus !== "VERIFIED") {
      throw graphError({
        code: 133006,
        message: "Phone number re-verification needed",
        details: "Verify the number before registering it: request_code, then verify_code.",
      });
    }
    if (number.pin !== undefined && number.pin !== pin) {
      throw graphError({
        code: 133005,
        message: "Two step verification PIN mismatch",
        details: "The PIN is not the one that this number was registered with.",
      });
    }
    store.change(number, { pin, status: "CONNECTED", platformType: "CLOUD_API" });
    return { success: true };
  },
};
