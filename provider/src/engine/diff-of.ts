import { changed, type InputFields } from "./fields";
import type { Properties } from "./properties";
import type { Diff } from "./resource-kind";

/** The effect of a step, if the inputs alone decide it. */
export function diffOf(fields: InputFields, olds: Properties, news: Properties): Diff {
  const replaces = changed(fields, "replaces", olds, news);
  const changes = replaces.length > 0 || changed(fields, "updates", olds, news).length > 0;
  return { changes, replaces, deleteBeforeReplace: false };
}
