import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { PropertyDifference } from "./detailed-diff";
import type { PackageDiff } from "./package-provider";

export function changes(some: boolean): DiffResponse {
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  return new DiffResponse().setChanges(some ? DIFF_SOME : DIFF_NONE);
}

export function diffResponse(diff: PackageDiff): DiffResponse {
  const { replaces, deleteBeforeReplace, detailed } = diff;
  const response = changes(diff.changes)
    .setReplacesList(replaces)
    .setDeletebeforereplace(deleteBeforeReplace)
    .setDiffsList([...detailed.keys()])
    // If no input changes (a registration that is not complete), there are no details.
    .setHasdetaileddiff(detailed.size > 0);
  for (const [name, difference] of detailed)
    response.getDetaileddiffMap().set(name, new PropertyDiff().setKind(kindOf(difference)));
  return response;
}

function kindOf({ change, replaces }: PropertyDifference): PropertyDiff.Kind {
  const { Kind } = PropertyDiff;
  switch (change) {
    case "add":
      return replaces ? Kind.ADD_REPLACE : Kind.ADD;
    case "delete":
      return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
    case "update":
      return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
  }
}
