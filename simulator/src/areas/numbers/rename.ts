import { text } from "../../graph/parameters";
import type { Call } from "../../layers/call";
import type { Changes } from "../../state/store";
import { checkDisplayName } from "./display-name";

/** Asks for another display name, which Meta then reviews. */
export function rename({ parameters }: Call): Changes | undefined {
  const name = text(parameters, "new_display_name");
  if (name === undefined) return undefined;
  checkDisplayName("new_display_name", name);
  return { newDisplayName: name, newNameStatus: "PENDING_REVIEW" };
}
