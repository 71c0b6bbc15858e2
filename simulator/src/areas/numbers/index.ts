import type { Area } from "../area";
import { addNumber } from "./add-number";
import { controls, type NumberControls } from "./controls";
import { fields } from "./fields";
import { listNumbers, refuseToDeleteNumbers } from "./list-numbers";
import { migrationObstacles } from "./migration";
import { numberNode } from "./node";
import { page } from "./page";
import { checkPreverified, preverifiedIds } from "./preverified";
import { rename } from "./rename";
import { seen, type SeenNumber } from "./seen";
import { shapes } from "./shapes";

export interface Numbers {
  edge: "numbers" | "node";
  shapes: typeof shapes;
  seen: SeenNumber;
  controls: NumberControls;
}

/** The numbers of an account: adding, listing and reading them, their display names, migration, and their end. */
export const numbers: Area<Numbers> = {
  shapes,
  routes: [addNumber, listNumbers, refuseToDeleteNumbers],
  node: numberNode,
  // Meta's answer for a new number.
  initial: ({ verifiedName = "" }) => ({
    verifiedName,
    codeVerificationStatus: "NOT_VERIFIED",
    qualityRating: "UNKNOWN",
    status: "PENDING",
    nameStatus: verifiedName === "" ? "NONE" : "PENDING_REVIEW",
    platformType: "NOT_APPLICABLE",
  }),
  fields,
  change: rename,
  migrationObstacles,
  checkAccount: checkPreverified,
  reservedIds: preverifiedIds,
  seen,
  controls,
  page,
};
