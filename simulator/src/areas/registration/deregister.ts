import { graphError } from "../../graph/error";
import { type GraphRoute, ID } from "../../graph/route";
import { numberOf } from "../../layers/call";
import { isRegistered } from "../../nodes/standing";
import { spendQuota } from "./quota";
import { notRegistered } from "./refusals";

/** Takes a number off the Cloud API. The number keeps its account, its verification and its PIN, and loses its region. */
export const deregister: GraphRoute<"deregister"> = {
  method: "POST",
  path: `${ID}/deregister`,
  edge: "deregister",
  scope: "whatsapp_business_messaging",
  answer(call, world) {
    const number = numberOf(call);
    spendQuota("deregisterQuota", number, world);
    if (!isRegistered(number) && number.halfDeregistered !== true)
      throw notRegistered("Only a number that is registered can be deregistered.");
    const halfway = call.effects.some(({ kind }) => kind === "halfDeregistered");
    world.store.change(number, {
      status: "DISCONNECTED",
      platformType: "NOT_APPLICABLE",
      dataRegion: undefined,
      registerAgainBy: undefined,
      halfDeregistered: halfway ? true : undefined,
    });
    if (halfway)
      throw graphError(
        { code: 131000, message: "Something went wrong", details: "Deregister it again." },
        500,
      );
    return { success: true };
  },
};
