// @ts-check
// What does not depend on the machine, measured with few numbers: the figures of the regression gate, as JSON on stdout.
import { listenForInterruption } from "../tools/interruption.mjs";
import { obtainPulumi } from "../tools/pulumi-cli/obtain.mjs";
import { requestsOf } from "./engine/graph.mjs";
import { inWorkFolder } from "./engine/work-folder.mjs";
import { withStack } from "./engine/with-stack.mjs";
import { measureCreation } from "./measure/creation.mjs";
import { measureImport } from "./measure/import.mjs";
import { importManyNumbers } from "./measure/many-numbers.mjs";
import { measurePackage } from "./measure/package.mjs";
import { refreshRequests } from "./measure/refresh-requests.mjs";

const FEW = 10;
const MANY = 250;

/**
 * @typedef {import("./engine/project.mjs").Engine} Engine
 *
 * @typedef {Awaited<ReturnType<typeof measureCreation>>} Creation
 *
 * @typedef {{ listed: number, unlisted: number }} Refresh
 *
 * @typedef {{
 *   created: { numbers: number, posts: number, gets: number },
 *   withoutChanges: { preview: number, up: number },
 *   refreshOfMany: { numbers: number } & Refresh,
 *   bytesPerNumber: { stored: number, withoutHandle: number, closure: number },
 *   loadedInProgram: readonly string[],
 *   packed: { bytes: number, dependencies: readonly string[] },
 * }} Frugality
 */

const { signal } = listenForInterruption();
const { command, dir } = await obtainPulumi({ signal });
const frugality = await inWorkFolder((folder) => measureFrugality({ command, dir, folder, signal }));
console.log(JSON.stringify(frugality));

/**
 * @param {Engine} engine
 * @returns {Promise<Frugality>}
 */
async function measureFrugality(engine) {
  // Nothing here is timed, so the two do not have to wait for each other.
  const [{ ours, upWithoutChanges, refresh }, closure] = await Promise.all([
    measureOurs(engine),
    measureClosure(engine),
  ]);
  const { packages } = await measureImport({ signal, processes: 1 });
  const { packedBytes, dependencies } = await measurePackage({ signal });
  return {
    created: { numbers: FEW, posts: ours.requests.posts, gets: ours.requests.gets },
    withoutChanges: { preview: ours.requests.preview, up: upWithoutChanges },
    refreshOfMany: { numbers: MANY, ...refresh },
    bytesPerNumber: {
      stored: ours.bytesPerNumber,
      withoutHandle: ours.bytesWithoutHandle,
      closure: closure.bytesPerNumber,
    },
    loadedInProgram: packages,
    packed: { bytes: packedBytes, dependencies },
  };
}

/**
 * @param {Engine} engine
 * @returns {Promise<{ ours: Creation, upWithoutChanges: number, refresh: Refresh }>}
 */
function measureOurs(engine) {
  return withStack(engine, "whatsapp", FEW, async (stack) => {
    const ours = await measureCreation("whatsapp", stack, FEW);
    const upWithoutChanges = await requestsOf(stack.graph, () => stack.project.upWithoutChanges());
    const refresh = await measureRefreshOfMany(engine, await stack.project.state());
    return { ours, upWithoutChanges, refresh };
  });
}

/**
 * @param {Engine} engine
 * @returns {Promise<Creation>}
 */
function measureClosure(engine) {
  return withStack(engine, "closure", FEW, (stack) => measureCreation("closure", stack, FEW));
}

/**
 * @param {Engine} engine
 * @param {string} state of a stack with few numbers
 * @returns {Promise<Refresh>}
 */
function measureRefreshOfMany(engine, state) {
  return withStack(engine, "whatsapp", MANY, async (stack) => {
    await importManyNumbers(stack, state, MANY);
    return await refreshRequests(stack);
  });
}
