// @ts-check
import { writeFile } from "node:fs/promises";
import path from "node:path";

import { ACCOUNT, countRequests, startGraph } from "./graph.mjs";
import { numbersToDeclare } from "./numbers.mjs";
import { withStackAt } from "./project.mjs";

const MANY = 20;
const TYPE = "whatsapp:index:PhoneNumber";

/**
 * The requests of `pulumi import` by the plugin: of one number, and of 20 numbers of an account from a file.
 * @param {import("./project.mjs").Engine} engine
 */
export async function measureImports(engine) {
  const numbers = numbersToDeclare(MANY + 1).map(({ cc, phoneNumber, verifiedName }) => ({
    cc,
    phoneNumber,
    verifiedName,
  }));
  const graph = await startGraph(numbers);
  try {
    return await withStackAt(graph, engine, "plugin", [], async (project) => {
      const [first, ...others] = graph.numbers().map(({ id }) => `${ACCOUNT}/${id}`);
      const one = await countRequests(graph, () => project.import(TYPE, "one", String(first)));
      const file = path.join(project.folder, "import.json");
      const resources = others.map((id, at) => ({ type: TYPE, name: `other-${at}`, id }));
      await writeFile(file, JSON.stringify({ resources }));
      const many = await countRequests(graph, () => project.import("--file", file));
      return {
        numbers: others.length,
        one: { posts: one.posts, gets: one.gets },
        many: { posts: many.posts, gets: many.gets },
      };
    });
  } finally {
    await graph.close();
  }
}
