import { checkInputs, type Stack } from "../../engine/check-inputs";
import { UNKNOWN, type Properties } from "../../engine/properties";
import type { Checked, Failure } from "../../engine/resource-kind";
import { DECLARATION } from "./inputs";

/**
 * Refuses inputs that would fail `pulumi up`, so that `pulumi preview` fails instead. All reasons at once, and no I/O.
 *
 * @param olds the inputs of the last check, with the region that a refresh found; empty for a creation
 */
export function checkRegistration(olds: Properties, news: Properties, stack: Stack): Checked {
  const { inputs, failures: ofEach } = checkInputs(DECLARATION, news, stack);
  const failures = [...ofEach];
  if (failures.length === 0) failures.push(...downtimeFailures(olds, inputs));
  return { inputs, failures };
}

/** Meta sets a region only while the number is not registered. Check cannot see whether it is, because it gets only the old inputs. */
function downtimeFailures(olds: Properties, news: Properties): Failure[] {
  const { dataRegion: region, allowDowntime } = news;
  const isSameNumber = typeof olds.phoneNumberId === "string" && olds.phoneNumberId === news.phoneNumberId;
  if (!isSameNumber || region === undefined || region === olds.dataRegion) return [];
  if (allowDowntime === true || allowDowntime === UNKNOWN) return [];
  const from = typeof olds.dataRegion === "string" ? `from "${olds.dataRegion}" ` : "";
  const to = region === UNKNOWN ? "a value that is not known yet" : JSON.stringify(region);
  const reason =
    `changes ${from}to ${to}, but Meta sets a region only while the number is not registered. The provider would deregister and register it again, ` +
    `and it sends nothing in between. To allow this, write allowDowntime: true and run pulumi up while nobody needs the number; otherwise undo the change`;
  return [{ property: "dataRegion", reason }];
}
