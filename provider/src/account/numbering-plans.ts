import * as core from "libphonenumber-js/core";

let metadata: core.MetadataJson | undefined;

/**
 * The numbering plans of all countries, from libphonenumber's full metadata. They are a fifth of the published file. A process needs
 * them for its first check, and many check nothing: a refresh, or the destruction of a stack. So they load when they are needed.
 */
function numberingPlans(): core.MetadataJson {
  // An import would load them with this file.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  metadata ??= require("libphonenumber-js/metadata.max.json") as core.MetadataJson;
  return metadata;
}

/** Codes of services that belong to no country: the library has their numbers, but lists countries only. */
const WITHOUT_COUNTRY = ["800", "808", "870", "878", "881", "882", "883", "888", "979"];

let dialCodes: ReadonlySet<string> | undefined;

export function isDialCode(text: string): boolean {
  dialCodes ??= new Set<string>([
    ...core
      .getCountries(numberingPlans())
      .map((country) => core.getCountryCallingCode(country, numberingPlans())),
    ...WITHOUT_COUNTRY,
  ]);
  return dialCodes.has(text);
}

/** @param international `+12025550123` */
export const parsePhoneNumber = (international: string): core.PhoneNumber | undefined =>
  core.parsePhoneNumberFromString(international, numberingPlans());
