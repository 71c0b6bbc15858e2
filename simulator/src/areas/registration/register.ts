import { invalidParameter } from "../../graph/error";
import { type Parameters, required, text } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { numberOf } from "../../layers/call";
import { pinFrom } from "./pin";
import { checkPin } from "./pin-guesses";
import { spendQuota } from "./quota";
import { refuseUnready } from "./refusals";
import { checkRegion } from "./regions";

/**
 * Connects a verified number to the Cloud API, also if it is connected already. The first PIN turns two-step verification on, and
 * later ones must match it.
 */
export const register: GraphRoute<"register"> = {
  method: "POST",
  path: `${ID}/register`,
  edge: "register",
  scope: "whatsapp_business_messaging",
  answer(call, world) {
    const number = numberOf(call);
    checkProduct(call.parameters);
    const pin = pinFrom(call.parameters);
    // All living versions ignore it, because `settings` decides on the region.
    const region = text(call.parameters, "data_localization_region");
    if (region !== undefined) checkRegion(region);
    spendQuota("registerQuota", number, world);
    refuseUnready(number, world);
    checkPin(number, pin, world);
    world.store.change(number, {
      pin,
      wrongPins: undefined,
      status: "CONNECTED",
      platformType: "CLOUD_API",
      registerAgainBy: undefined,
    });
    return { success: true };
  },
};

function checkProduct(parameters: Parameters): void {
  const product = required(parameters, "messaging_product");
  if (product === "whatsapp") return;
  throw invalidParameter(`Parameter messaging_product must be whatsapp, not ${product}.`);
}
