import { notPermitted } from "../../graph/error";
import { checkFields, present } from "../../graph/fields";
import { filtering } from "../../graph/filtering";
import { page } from "../../graph/paging";
import { type GraphRoute, ID, refused } from "../../graph/route";
import { accountOf, appOf } from "../../layers/call";
import { numberFields } from "../../nodes/number-fields";
import { listing } from "./modes";
import { spoiled } from "./odd-listing";

const PATH = `${ID}/phone_numbers`;

/** The numbers of an account, page by page. Meta's reference says that nobody can list them, and Meta's guides do it, so a setting decides. */
export const listNumbers: GraphRoute<"numbers"> = {
  method: "GET",
  path: PATH,
  edge: "numbers",
  scope: "whatsapp_business_management",
  lists: true,
  answer(call, world) {
    const account = accountOf(call);
    if (listing(world.modes, account.id) === "refused")
      throw notPermitted(world.modes.of(account.id).refusalCode ?? 100, call.method, call.id);
    const kind = numberFields(world, appOf(call));
    checkFields(kind, call.fields);
    const wanted = filtering(call.parameters, kind);
    const visible = world.store.list(account.id).filter(({ id }) => !world.lag.hides(id, "listing"));
    const { data, paging } = page(visible.filter(wanted), call.parameters, call.address);
    return spoiled(call, { data: data.map((number) => present(kind, number, call.fields)), paging });
  },
};

/** Only a person can delete a number, in WhatsApp Manager. */
export const refuseToDeleteNumbers = refused("DELETE", PATH, "numbers");
