// @ts-check
import { ACCOUNT, countRequests, startGraph } from "./graph.mjs";
import { numbersToDeclare } from "./numbers.mjs";
import { withStackAt } from "./project.mjs";

const NUMBERS = 20;

/**
 * The requests to refresh numbers that each have a registration and a profile, with the class and with the plugin.
 * @param {import("./project.mjs").Engine} engine
 */
export async function measureTogether(engine) {
  // This measures no time, so both can run at once.
  const [ofClass, ofPlugin] = await Promise.all([refreshAll(engine, "kinds"), refreshAll(engine, "plugin")]);
  return { numbers: NUMBERS, class: ofClass, plugin: ofPlugin };
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {"kinds" | "plugin"} program
 */
async function refreshAll(engine, program) {
  const numbers = numbersToDeclare(NUMBERS).map((number, at) => ({
    ...number,
    id: String(110000000000001 + at),
  }));
  const works = /** @type {const} */ ({
    codeVerificationStatus: "VERIFIED",
    nameStatus: "APPROVED",
    status: "CONNECTED",
    platformType: "CLOUD_API",
  });
  const graph = await startGraph(
    numbers.map(({ id, cc, phoneNumber, verifiedName }) => ({ id, cc, phoneNumber, verifiedName, ...works })),
  );
  const declared = numbers.flatMap(({ id, name, ...number }) => {
    const ofNumber = { phoneNumberId: id, businessAccountId: ACCOUNT };
    return [
      { name, ...number, adoptExisting: true },
      { name: `${name}-registration`, kind: "WhatsAppRegistration", ...ofNumber, pin: "482915" },
      { name: `${name}-profile`, kind: "WhatsAppBusinessProfile", ...ofNumber, about: "Here to help" },
    ];
  });
  try {
    return await withStackAt(graph, engine, program, declared, async (project) => {
      await project.up();
      const { all } = await countRequests(graph, () => project.refresh());
      return all;
    });
  } finally {
    await graph.close();
  }
}
