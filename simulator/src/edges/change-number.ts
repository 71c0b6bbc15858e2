import { invalidParameter, unsupported } from "../graph/error";
import { text } from "../graph/parameters";
import { numberOf } from "../layers/call";
import { pinFrom } from "../numbers/pin";
import { type GraphRoute, ID } from "./edge";

/** The two things of a number that a call can change: its PIN, and its display name, which Meta then reviews. */
export const changeNumber: GraphRoute = {
  method: "POST",
  path: ID,
  edge: "node",
  scope: "whatsapp_business_management",
  answer(call, { store }) {
    const number = numberOf(call);
    const name = text(call.parameters, "new_display_name");
    if (name === undefined && !call.parameters.has("pin")) throw unsupported(call.method, call.id);
    if (name !== undefined && (name.length < 2 || name.length > 75)) {
      throw invalidParameter(`Parameter new_display_name must have 2 to 75 characters, not ${name.length}.`);
    }
    store.change(number, {
      ...(call.parameters.has("pin") && { pin: pinFrom(call.parameters) }),
      ...(name !== undefined && { newDisplayName: name, newNameStatus: "PENDING_REVIEW" }),
    });
    return { success: true };
  },
};
