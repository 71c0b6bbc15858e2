// @ts-check
// The figures of the regression gate, which do not depend on the machine: measured with few numbers, as JSON on stdout.
import { obtainLanguageHosts, obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";

import { listenForInterruption } from "../scripts/support/attached.mjs";
import { countRequests } from "./graph.mjs";
import { measureImports } from "./imports.mjs";
import { measureKinds } from "./kinds.mjs";
import { numbersToDeclare } from "./numbers.mjs";
import { measurePackage } from "./package.mjs";
import { withStack } from "./project.mjs";
import { measureCreation, measureRefresh } from "./side-by-side.mjs";
import { measureTogether } from "./together.mjs";
import { inWorkFolder } from "./work-folder.mjs";

const FEW = 10;
const MANY = 250;

/** @typedef {Awaited<ReturnType<typeof measureFrugality>>} Frugality */

const { signal } = listenForInterruption();
const pulumi = await obtainPulumi({ signal });
const { command } = pulumi;
const dir = await obtainLanguageHosts(pulumi, ["yaml"], { signal });
console.log(
  JSON.stringify(await inWorkFolder((folder) => measureFrugality({ command, dir, folder, signal }))),
);

/** @param {import("./project.mjs").Engine} engine */
async function measureFrugality(engine) {
  // This measures no time, so the stacks can run at once.
  const [{ ours, upWithoutChanges }, plugin, closure, refresh] = await Promise.all([
    withStack(engine, "whatsapp", numbersToDeclare(FEW), async (stack) => {
      const ours = await measureCreation("whatsapp", stack, FEW);
      const { all } = await countRequests(stack.graph, () => stack.project.upWithoutChanges());
      return { ours, upWithoutChanges: all };
    }),
    withStack(engine, "plugin", numbersToDeclare(FEW), async (stack) => {
      const created = await measureCreation("plugin", stack, FEW);
      const requests = { ...created.requests, ...(await measureRefresh(stack)) };
      return { requests, bytesPerNumber: created.bytesPerNumber };
    }),
    withStack(engine, "closure", numbersToDeclare(FEW), (stack) => measureCreation("closure", stack, FEW)),
    withStack(engine, "whatsapp", numbersToDeclare(MANY), async (stack) => {
      stack.project.set({ PULUMI_SKIP_CHECKPOINTS: "true" });
      await stack.project.up();
      return measureRefresh(stack);
    }),
  ]);
  const kinds = await measureKinds(engine);
  const together = await measureTogether(engine);
  const imports = await measureImports(engine);
  const { packed, imported, handler } = await measurePackage({ signal, processes: 1 });
  return {
    created: { numbers: FEW, posts: ours.requests.posts, gets: ours.requests.gets },
    withoutChanges: { preview: ours.requests.preview, up: upWithoutChanges },
    plugin: { numbers: FEW, ...plugin.requests },
    refreshOfMany: { numbers: MANY, ...refresh },
    bytesPerNumber: {
      stored: ours.bytesPerNumber,
      withoutHandle: ours.bytesWithoutHandle,
      closure: closure.bytesPerNumber,
      plugin: plugin.bytesPerNumber,
    },
    kinds,
    together,
    imports,
    loadedByProvider: handler,
    loadedInProgram: imported.packages,
    packed: { bytes: packed.packedBytes, dependencies: packed.dependencies },
  };
}
