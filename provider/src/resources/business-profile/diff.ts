import { changed } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Diff } from "../../engine/resource-kind";
import { INPUTS } from "./fields";
import { readPicture } from "./picture";

/** The effect of a step, from the old outputs and the checked new inputs. A profile that waits is a change, also with equal inputs. */
export function diffProfile(olds: Properties, news: Properties): Diff {
  const replaces = changed(INPUTS, "replaces", olds, news);
  const changes =
    replaces.length > 0 ||
    changed(INPUTS, "updates", olds, news).length > 0 ||
    (olds.pending !== null && olds.pending !== undefined) ||
    isOtherPicture(olds, news);
  return { changes, replaces, deleteBeforeReplace: false };
}

/** A refresh compares too, perhaps after the file was deleted. Check refuses that, but a refresh must not fail. */
function isOtherPicture({ pictureSha256 }: Properties, { picture: path }: Properties): boolean {
  if (typeof path !== "string") return false;
  const picture = readPicture(path);
  return "problem" in picture ? pictureSha256 === null : picture.sha256 !== pictureSha256;
}
