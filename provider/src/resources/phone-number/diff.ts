import { changed } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Diff } from "../../engine/resource-kind";
import { INPUTS } from "./fields";

/** The inputs whose change makes it another number. */
export function replacedBy(olds: Properties, news: Properties): string[] {
  return changed(INPUTS, "replaces", olds, news);
}

/** The inputs that an update would have to change at Meta, which has no call for it. */
export function changedAtMeta(olds: Properties, news: Properties): string[] {
  return [...replacedBy(olds, news), ...changed(INPUTS, "refused", olds, news)];
}

/** What a step has to do, from the old outputs and the checked new inputs. */
export function diffNumber(olds: Properties, news: Properties): Diff {
  const replaces = replacedBy(olds, news);
  return {
    changes: changedAtMeta(olds, news).length > 0 || changed(INPUTS, "updates", olds, news).length > 0,
    replaces,
    // The old number that is not retained has to fail to be deleted before a new one exists. One that is retained is better kept until
    // the new one exists. Safe to read from the news: check refuses a replacement in the step that changes retainOnDelete.
    deleteBeforeReplace: replaces.length > 0 && news.retainOnDelete !== true,
  };
}
