import { changed } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Diff } from "../../engine/resource-kind";
import { deletesFirst, INPUTS } from "./fields";

/** The inputs whose change means another number. */
export function replacedBy(olds: Properties, news: Properties): string[] {
  return changed(INPUTS, "replaces", olds, news);
}

/** The inputs whose change needs a call to Meta, and Meta has none. */
export function changedAtMeta(olds: Properties, news: Properties): string[] {
  return [...replacedBy(olds, news), ...changed(INPUTS, "refused", olds, news)];
}

/** The effect of a step, from the old outputs and the checked new inputs. */
export function diffNumber(olds: Properties, news: Properties): Diff {
  const replaces = replacedBy(olds, news);
  return {
    changes:
      changedAtMeta(olds, news).length > 0 ||
      changed(INPUTS, "updates", olds, news).length > 0 ||
      olds.businessAccountId !== news.businessAccountId,
    replaces,
    // The news are right here, because check refuses a replacement in the step that changes retainOnDelete.
    deleteBeforeReplace: replaces.length > 0 && deletesFirst(news.retainOnDelete),
  };
}
