import { changed } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Diff } from "../../engine/resource-kind";
import { deletesFirst, INPUTS } from "./fields";

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
    changes:
      changedAtMeta(olds, news).length > 0 ||
      changed(INPUTS, "updates", olds, news).length > 0 ||
      olds.businessAccountId !== news.businessAccountId,
    replaces,
    // Safe to read from the news: check refuses a replacement in the step that changes retainOnDelete.
    deleteBeforeReplace: replaces.length > 0 && deletesFirst(news.retainOnDelete),
  };
}
