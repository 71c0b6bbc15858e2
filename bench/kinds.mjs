// @ts-check
import { once } from "node:events";
import { createServer } from "node:http";

import { ACCOUNT, countRequests, startGraph } from "./graph.mjs";
import { numbersThatWork } from "./numbers.mjs";
import { withStackAt } from "./project.mjs";
import { stateSize } from "./state-size.mjs";

/**
 * @typedef {import("./graph.mjs").Simulator} Simulator
 * @typedef {import("./numbers.mjs").Declared} Declared
 *
 * One resource: its declaration, the same with one other input, and the facts at Meta that it needs.
 * @typedef {{ declared: Declared, changed: Record<string, unknown>, before?: (graph: Simulator) => void }} Kind
 *
 * The requests of one operation, by method.
 * @typedef {{ posts: number, gets: number, deletes: number }} Requests
 *
 * @typedef {Record<"create" | "withoutChanges" | "refresh" | "update", Requests> & { bytes: number }} OfKind
 */

/** The first number that works. */
const NUMBER = "110000000000001";
const OF_NUMBER = { phoneNumberId: NUMBER, businessAccountId: ACCOUNT };

/**
 * The resources beside the number.
 * @param {string} endpoint address of a webhook that answers Meta's handshake
 */
function kindsAt(endpoint) {
  const webhook = { callbackUri: `${endpoint}/one`, verifyToken: "made-up-verify-token" };
  const other = { callbackUri: `${endpoint}/other` };
  /** @type {Record<"registration" | "webhookOverride" | "subscription" | "profile", Kind>} */
  const kinds = {
    registration: {
      declared: { kind: "WhatsAppRegistration", name: "one", ...OF_NUMBER, pin: "482915" },
      changed: { pin: "482916" },
      before: (graph) =>
        graph.changeNumber(NUMBER, { status: "DISCONNECTED", platformType: "NOT_APPLICABLE" }),
    },
    webhookOverride: {
      declared: { kind: "WhatsAppWebhookOverride", name: "one", ...OF_NUMBER, ...webhook },
      changed: other,
      before: (graph) => graph.subscribeApp(ACCOUNT, "200000000000001"),
    },
    subscription: {
      declared: { kind: "WhatsAppSubscription", name: "one", businessAccountId: ACCOUNT, ...webhook },
      changed: other,
    },
    profile: {
      declared: { kind: "WhatsAppBusinessProfile", name: "one", ...OF_NUMBER, about: "Here to help" },
      changed: { about: "Here to help you" },
    },
  };
  return kinds;
}

/**
 * The requests and the bytes of state of each resource beside the number, with the class and with the plugin.
 * @param {import("./project.mjs").Engine} engine
 */
export async function measureKinds(engine) {
  const endpoint = await startEndpoint();
  try {
    const kinds = kindsAt(endpoint.url);
    const by = async (/** @type {"kinds" | "plugin"} */ program) => ({
      registration: await measureKind(engine, program, kinds.registration),
      webhookOverride: await measureKind(engine, program, kinds.webhookOverride),
      subscription: await measureKind(engine, program, kinds.subscription),
      profile: await measureKind(engine, program, kinds.profile),
    });
    // This measures no time, so both can run at once.
    const [ofClass, ofPlugin] = await Promise.all([by("kinds"), by("plugin")]);
    return { class: ofClass, plugin: ofPlugin };
  } finally {
    await endpoint.close();
  }
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {"kinds" | "plugin"} program
 * @param {Kind} kind
 * @returns {Promise<OfKind>}
 */
async function measureKind(engine, program, { declared, changed, before }) {
  const graph = await startGraph(numbersThatWork(1));
  try {
    before?.(graph);
    return await withStackAt(graph, engine, program, [declared], async (project) => {
      const of = async (/** @type {() => Promise<number>} */ work) => {
        const { posts, gets, deletes } = await countRequests(graph, work);
        return { posts, gets, deletes };
      };
      const create = await of(() => project.up());
      const { bytesPerNumber: bytes } = stateSize(await project.state());
      const withoutChanges = await of(() => project.upWithoutChanges());
      const refresh = await of(() => project.refresh());
      await project.declare([{ ...declared, ...changed }]);
      const update = await of(() => project.up());
      return { create, withoutChanges, refresh, update, bytes };
    });
  } finally {
    await graph.close();
  }
}

/** A webhook that answers Meta's handshake, at any path. */
async function startEndpoint() {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    response.end(searchParams.get("hub.challenge") ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
