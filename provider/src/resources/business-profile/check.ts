import { checkInputs, type Stack } from "../../engine/check-inputs";
import type { Properties } from "../../engine/properties";
import type { Checked, Failure } from "../../engine/resource-kind";
import { DECLARATION } from "./inputs";
import { readPicture } from "./picture";

/** Refuses inputs that would fail `pulumi up`, so that `pulumi preview` fails instead. All reasons at once. */
export function checkProfile(news: Properties, stack: Stack): Checked {
  const { inputs, known, failures } = checkInputs(DECLARATION, news, stack);
  const isRefused = failures.some(({ property }) => property === "picture");
  return { inputs, failures: isRefused ? [...failures] : [...failures, ...pictureFailures(known)] };
}

/** Reads a local file, although a check calls nothing. A missing picture must not fail after the rest of an update is done. */
function pictureFailures({ picture: path }: Properties): Failure[] {
  if (typeof path !== "string") return [];
  const picture = readPicture(path);
  return "problem" in picture ? [{ property: "picture", reason: picture.problem }] : [];
}
