import { unsupported } from "../graph/error";
import { checkFields, present } from "../graph/fields";
import { page } from "../graph/paging";
import { accountOf } from "../layers/call";
import { numberFields } from "../numbers/fields";
import { type GraphRoute, ID } from "./edge";

/** The numbers of an account, page by page. The reference says that it cannot be done, Meta's guides do it: a setting decides. */
export const listNumbers: GraphRoute = {
  method: "GET",
  path: `${ID}/phone_numbers`,
  edge: "numbers",
  scope: "whatsapp_business_management",
  answer(call, world) {
    const account = accountOf(call);
    if (world.modes.listing(account.id) === "refused") throw unsupported(call.method, call.id);
    const kind = numberFields(world.modes.displayRewriting);
    checkFields(kind, call.fields);
    const visible = world.store.list(account.id).filter(({ id }) => !world.lag.hides(id, "listing"));
    const { data, paging } = page(visible, call.parameters, call.address);
    return { data: data.map((number) => present(kind, number, call.fields)), ...(paging && { paging }) };
  },
};
