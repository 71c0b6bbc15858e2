import { changed } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Diff } from "../../engine/resource-kind";
import { INPUTS } from "./fields";

/** Whether the state differs from the declared registration, also with equal inputs: the next `pulumi up` completes it. */
export const isIncomplete = (olds: Properties): boolean =>
  olds.registered !== true || (olds.pending !== null && olds.pending !== undefined);

/** Whether somebody turned two-step verification off, although the program declares a PIN. */
export const hasLostPin = (olds: Properties, news: Properties): boolean =>
  news.pin !== undefined && olds.pinEnabled === false;

/** The effect of a step, from the old outputs and the checked new inputs. */
export function diffRegistration(olds: Properties, news: Properties): Diff {
  const replaces = changed(INPUTS, "replaces", olds, news);
  const changes =
    replaces.length > 0 ||
    changed(INPUTS, "updates", olds, news).length > 0 ||
    isIncomplete(olds) ||
    hasLostPin(olds, news);
  return { changes, replaces, deleteBeforeReplace: false };
}
