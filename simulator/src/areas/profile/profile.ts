import { graphError, invalidParameter } from "../../graph/error";
import { present } from "../../graph/fields";
import { required } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { type Call, numberOf } from "../../layers/call";
import type { NumberRecord } from "../../nodes/record";
import { isRegistered } from "../../nodes/standing";
import type { World } from "../../world";
import { fields } from "./fields";
import { changesIn } from "./rules";
import { uploadsOf } from "./uploads";

const PATH = `${ID}/whatsapp_business_profile`;

/** The number of the profile. Meta's pages do not say that it must be registered. The code is from other calls that need a registration. */
function registeredNumber(call: Call, { modes }: World): NumberRecord {
  const number = numberOf(call);
  const { profileBeforeRegistration = "refused" } = modes.of(number.accountId);
  if (isRegistered(number) || profileBeforeRegistration === "allowed") return number;
  throw graphError({
    code: 133010,
    message: "The account is not registered",
    details: "Register the number before you read or change its business profile.",
  });
}

/** Reads the profile that customers see. Empty fields are left out. */
export const readProfile: GraphRoute<"whatsapp_business_profile"> = {
  method: "GET",
  path: PATH,
  edge: "whatsapp_business_profile",
  scope: "whatsapp_business_management",
  answer(call, world) {
    const { profile = {} } = registeredNumber(call, world);
    const asked = call.fields && [...call.fields, "messaging_product"];
    return { data: [present(fields, { profile, address: call.address }, asked)] };
  },
};

/** Changes the parts of the profile that it names. */
export const changeProfile: GraphRoute<"whatsapp_business_profile"> = {
  method: "POST",
  path: PATH,
  edge: "whatsapp_business_profile",
  scope: "whatsapp_business_management",
  answer(call, world) {
    const number = registeredNumber(call, world);
    const { parameters } = call;
    const product = required(parameters, "messaging_product");
    if (product !== "whatsapp")
      throw invalidParameter(`Parameter messaging_product must be whatsapp, not ${product}.`);
    const handle = parameters.get("profile_picture_handle");
    const picture = handle === undefined ? {} : { pictureSha256: uploadsOf(world).pictureOf(handle) };
    const profile = { ...number.profile, ...changesIn(parameters), ...picture };
    world.store.change(number, { profile });
    return { success: true };
  },
};
