import * as z from "zod";
import type { NumberNode } from "../../account/number-node";
import type { CallContext } from "../../graph/graph-client";

const storage = z.object({
  storage_configuration: z
    .object({ status: z.string(), data_localization_region: z.string().nullish() })
    .nullish()
    .catch(undefined),
});

/** The country in which Meta keeps the number's data, `undefined` if it is none, or `"unclear"`. */
export async function dataRegionOf(node: NumberNode, context: CallContext): Promise<string | undefined> {
  const answer = storage.safeParse(await node.get("settings", {}, context)).data?.storage_configuration;
  if (answer?.status === "IN_COUNTRY_STORAGE_DISABLED") return undefined;
  const isOn = answer?.status === "IN_COUNTRY_STORAGE_ENABLED";
  return (isOn ? answer.data_localization_region : undefined) ?? "unclear";
}

/** Only while the number is not registered. */
export async function setDataRegion(node: NumberNode, region: string, context: CallContext): Promise<void> {
  const configuration = { status: "IN_COUNTRY_STORAGE_ENABLED", data_localization_region: region };
  await node.post("settings", { storage_configuration: configuration }, context);
}
