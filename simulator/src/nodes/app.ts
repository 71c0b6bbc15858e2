import { type App, appLink } from "../apps";
import { type NodeFields, present } from "../graph/fields";
import type { GraphRoute } from "../graph/route";
import { appOf } from "../layers/call";
import type { NodeKind } from "./node";

const FIELDS: NodeFields<App> = {
  type: "Application",
  always: ["id", "name", "link"],
  read: { id: ({ id }) => id, name: ({ name }) => name, link: appLink },
};

/** An app, as a node. */
export const appNode: NodeKind<"app"> = {
  edge: "app",
  find(id, { apps }) {
    const app = apps.get(id);
    return app && { appId: id, read: (fields) => present(FIELDS, app, fields) };
  },
};

/** The app of the token, for a client that does not know its id. */
export const readOwnApp: GraphRoute<"app"> = {
  method: "GET",
  path: "/app",
  edge: "app",
  ofToken: true,
  answer: (call) => present(FIELDS, appOf(call), call.fields),
};
