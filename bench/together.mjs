// @ts-check
import { ACCOUNT, countRequests, startGraph } from "./graph.mjs";
import { numbersThatWork, numbersToDeclare } from "./numbers.mjs";
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
  const numbers = numbersThatWork(NUMBERS);
  const graph = await startGraph(numbers);
  const resources = numbers.flatMap(({ id }) => {
    const ofNumber = { phoneNumberId: id, businessAccountId: ACCOUNT };
    return [
      { name: `registration-${id}`, kind: "WhatsAppRegistration", ...ofNumber, pin: "482915" },
      { name: `profile-${id}`, kind: "WhatsAppBusinessProfile", ...ofNumber, about: "Here to help" },
    ];
  });
  const adopted = numbersToDeclare(NUMBERS).map((number) => ({ ...number, adoptExisting: true }));
  try {
    return await withStackAt(graph, engine, program, [...adopted, ...resources], async (project) => {
      await project.up();
      const { all } = await countRequests(graph, () => project.refresh());
      return all;
    });
  } finally {
    await graph.close();
  }
}
