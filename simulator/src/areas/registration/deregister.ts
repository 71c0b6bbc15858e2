import { graphError } from "../../graph/error";
import { numberOf } from "../../layers/call";
import { type GraphRoute, ID } from "../../graph/route";
import { quotaExceeded, spend } from "./quota";

/** Takes a number off the Cloud API. It stays on its account, verified, with its PIN. */
export const deregister: GraphRoute<"deregister"> = {
  method: "POST",
  path: `${ID}/deregister`,
  edge: "deregister",
  scope: "whatsapp_business_messaging",
  answer(call, { store, clock }) {
    const number = numberOf(call);
    const { quota, refused } = spend(number.deregisterQuota, clock.now());
    store.change(number, { deregisterQuota: quota });
    if (refused) throw quotaExceeded();
    if (number.platformType !== "CLOUD_API") {
      throw graphError({
        code: 133010,
        message: "Phone number is not registered",
        details: "Only a number that is registered can be deregistered.",
      });
    }
    store.change(number, { status: "DISCONNECTED", platformType: "NOT_APPLICABLE" });
    return { success: true };
  },
};
