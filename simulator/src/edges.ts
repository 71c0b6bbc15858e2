import { AREAS, type ListedArea } from "./areas";
import { accountNode } from "./nodes/account";
import { appNode } from "./nodes/app";
import { nodeRoutes } from "./nodes/routes";

type OfArea = ListedArea["routes"][number] | NonNullable<ListedArea["node"]>;

/** The kinds of address in the filters of faults and of the ledger. */
export type Edge = (typeof accountNode | typeof appNode | (typeof nodeRoutes)[number] | OfArea)["edge"];

const ofAreas = AREAS.flatMap(({ routes, node }) => [...routes, ...(node === undefined ? [] : [node])]);

export const EDGES: readonly Edge[] = [
  ...new Set([...nodeRoutes, accountNode, appNode, ...ofAreas].map(({ edge }) => edge)),
];
