import type { Edge } from "../edges";
import type { App } from "../apps";
import type { World } from "../world";
import { accountNode } from "./account";
import { appNode } from "./app";
import type { NumberRecord } from "./record";

/** A thing in the Graph with an id. */
export interface GraphNode {
  /** For all nodes but an app. */
  readonly accountId?: string;
  /** Only for an app. */
  readonly appId?: string;
  /** Only for a phone number. The common code knows this kind because most areas extend it. */
  readonly number?: NumberRecord;
  /** Answers `GET /{id}` to an app. */
  readonly read: (fields: readonly string[] | undefined, reader: App) => object;
}

/** A type of nodes. */
export interface NodeKind<Name extends string> {
  /** The name of the address `/{id}` in faults and the ledger. */
  readonly edge: Name;
  readonly find: (id: string, world: World) => GraphNode | undefined;
}

/** Fields that an area adds to a number. Every answer has those under `always`. */
export interface NumberFields {
  readonly always?: readonly string[];
  readonly read: Readonly<Record<string, (number: NumberRecord, world: World, reader: App) => unknown>>;
}

/** The node with that id, of any kind. */
export function findNode(id: string, world: World): (GraphNode & { readonly edge: Edge }) | undefined {
  const kinds = [
    accountNode,
    appNode,
    ...world.areas.flatMap(({ node }) => (node === undefined ? [] : [node])),
  ];
  for (const { edge, find } of kinds) {
    const node = find(id, world);
    if (node !== undefined) return { ...node, edge };
  }
  return undefined;
}
