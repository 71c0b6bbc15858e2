import type { Properties } from "../engine/properties";
import type { ResourceKind } from "../engine/resource-kind";
import { ACCOUNT } from ".";
import { APP, sceneOf, type Entry, type SubscribedEntry } from "./graph";
import { ID, REGISTERED } from "./registration";

export const ADDRESS = "https://hooks.example.com/whatsapp";
export const OTHER = "https://other.example.com/hook";
export const FOREIGN = "https://somebody.example.net/else";
export const VERIFY_TOKEN = "obviously-not-a-secret";

export const SUBSCRIBED: SubscribedEntry = { id: APP, name: "Example app" };

interface Start {
  readonly number?: Partial<Entry>;
  readonly apps?: readonly SubscribedEntry[];
  readonly environment?: Record<string, string>;
}

/** A provider of that kind before an account with one number. */
export function webhookScene(
  kind: ResourceKind,
  id: string,
  defaults: Properties,
  { number = {}, apps = [], environment = {} }: Start = {},
) {
  const entry: Entry = { ...REGISTERED, ...number };
  const { graph, clock, lines, provider } = sceneOf(kind, [entry], environment);
  graph.apps.push(...apps.map((app) => ({ ...app })));
  const inputs = (edit: Properties): Properties =>
    Object.fromEntries(Object.entries({ ...defaults, ...edit }).filter(([, value]) => value !== undefined));
  const check = async (edit: Properties = {}) => (await provider.check({}, inputs(edit))).failures;
  const create = async (edit: Properties = {}) => (await provider.create(inputs(edit))).outs;
  const update = async (olds: Properties, edit: Properties = {}) =>
    (await provider.update(id, olds, inputs(edit))).outs;
  const changes = async (olds: Properties, edit: Properties = {}) =>
    (await provider.diff(id, olds, inputs(edit))).changes;
  /** The requests that change something. */
  const changing = () =>
    graph.asked.filter(({ method }) => method !== "GET").map(({ method, body }) => ({ method, body }));
  const ownApp = () => graph.apps.find((app) => app.id === APP);
  return { graph, clock, lines, provider, entry, inputs, check, create, update, changes, changing, ownApp };
}

export const NUMBER_INPUTS = {
  phoneNumberId: ID,
  callbackUri: ADDRESS,
  verifyToken: VERIFY_TOKEN,
  businessAccountId: ACCOUNT,
};

export const ACCOUNT_INPUTS = { businessAccountId: ACCOUNT };
