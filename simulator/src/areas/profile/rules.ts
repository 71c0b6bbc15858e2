import { invalidParameter } from "../../graph/error";
import type { Parameters } from "../../graph/parameters";
import type { Profile } from "./shapes";

/** Meta's industries. Earlier versions of its page have UNDEFINED and NOT_A_BIZ too. */
export const VERTICALS = (
  "OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES RETAIL " +
  "TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS"
).split(" ");

const MOST = { about: 139, address: 256, description: 512, email: 128 };
const MOST_WEBSITES = 2;
const LONGEST_WEBSITE = 256;

/** The parts of a profile that a call changes. An empty part is cleared. */
export function changesIn(parameters: Parameters): Profile {
  const changes: Profile = {};
  for (const name of ["about", "address", "description", "email"] as const) {
    const value = parameters.get(name);
    if (value !== undefined) changes[name] = textIn(name, value);
  }
  const websites = parameters.get("websites");
  if (websites !== undefined) changes.websites = websitesIn(websites);
  const vertical = parameters.get("vertical");
  if (vertical !== undefined) changes.vertical = verticalIn(vertical);
  return changes;
}

function textIn(name: keyof typeof MOST, value: string): string {
  if (name === "about" && value.trim() === "")
    throw invalidParameter("Parameter about must have 1 to 139 characters.");
  if (Array.from(value).length > MOST[name])
    throw invalidParameter(`Parameter ${name} must have ${MOST[name]} characters at most.`);
  if (name === "email" && value !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    throw invalidParameter("Parameter email must be an address such as support@example.com.");
  return value;
}

function websitesIn(given: string): string[] {
  const websites = listIn(given);
  if (websites.length > MOST_WEBSITES)
    throw invalidParameter(`Parameter websites must have ${MOST_WEBSITES} addresses at most.`);
  for (const website of websites) {
    if (!/^https?:\/\//i.test(website) || !URL.canParse(website))
      throw invalidParameter("Parameter websites: each address must begin with http:// or https://.");
    if (website.length > LONGEST_WEBSITE)
      throw invalidParameter(
        `Parameter websites: each address must have ${LONGEST_WEBSITE} characters at most.`,
      );
  }
  return websites;
}

function listIn(given: string): string[] {
  let list: unknown;
  try {
    list = JSON.parse(given);
  } catch {
    list = undefined;
  }
  if (Array.isArray(list) && list.every((one) => typeof one === "string")) return list;
  throw invalidParameter("Parameter websites must be a list of addresses.");
}

function verticalIn(given: string): string {
  if (VERTICALS.includes(given)) return given;
  throw invalidParameter(`Parameter vertical must be one of ${VERTICALS.join(", ")}.`);
}
