import { z } from "zod";
import { graphError, invalidParameter } from "../../graph/error";
import { required } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { numberOf } from "../../layers/call";
import type { NumberRecord } from "../../nodes/record";
import { isRegistered } from "../../nodes/standing";
import { checkRegion } from "./regions";

const ON = "IN_COUNTRY_STORAGE_ENABLED";
const OFF = "IN_COUNTRY_STORAGE_DISABLED";
const PATH = `${ID}/settings`;

const configuration = z.object({
  status: z.enum([ON, OFF]),
  data_localization_region: z.string().optional(),
});

function shown({ dataRegion }: NumberRecord): object {
  return dataRegion === undefined ? { status: OFF } : { status: ON, data_localization_region: dataRegion };
}

/** Reads the settings of a number. The simulator knows one: the country in which the content of its messages is kept. */
export const readSettings: GraphRoute<"settings"> = {
  method: "GET",
  path: PATH,
  edge: "settings",
  scope: "whatsapp_business_management",
  answer: (call) => ({ storage_configuration: shown(numberOf(call)) }),
};

/** Keeps the content of messages in one country, or stops that. Only while the number is not registered. */
export const changeSettings: GraphRoute<"settings"> = {
  method: "POST",
  path: PATH,
  edge: "settings",
  scope: "whatsapp_business_management",
  answer(call, { store }) {
    const number = numberOf(call);
    const region = regionIn(required(call.parameters, "storage_configuration"));
    if (isRegistered(number)) {
      throw graphError({
        code: 100,
        message: "Invalid parameter",
        details: "storage_configuration cannot change while the number is registered. Deregister it first.",
      });
    }
    store.change(number, { dataRegion: region });
    return { success: true };
  },
};

function regionIn(given: string): string | undefined {
  const { status, data_localization_region: region } = parsed(given);
  if (status === OFF) return undefined;
  if (region === undefined)
    throw invalidParameter("Parameter storage_configuration: data_localization_region is missing.");
  checkRegion(region);
  return region;
}

function parsed(given: string): z.output<typeof configuration> {
  const result = configuration.safeParse(jsonIn(given));
  if (result.success) return result.data;
  throw invalidParameter(
    `Parameter storage_configuration is not understood:\n${z.prettifyError(result.error)}`,
  );
}

function jsonIn(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw invalidParameter("Parameter storage_configuration must be a JSON object.");
  }
}
