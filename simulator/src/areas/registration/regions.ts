import { invalidParameter } from "../../graph/error";

/** The countries in which Meta can keep the content of messages. */
export const REGIONS = "AU ID IN JP SG KR DE CH GB BR BH ZA AE CA".split(" ");

export function checkRegion(region: string): void {
  if (REGIONS.includes(region)) return;
  throw invalidParameter(
    `Parameter data_localization_region must be one of ${REGIONS.join(", ")}, not ${region}.`,
  );
}
