// @ts-check
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { startSimulator } from "whatsapp-graph-simulator";

import { ACCOUNT, ROOT, TOKEN } from "../support/local-stack.mjs";
import { inProject } from "./project.mjs";
import { svgOf } from "./svg.mjs";

const READY =
  "pulumi up creates a number, whose registration waits; pulumi-whatsapp verify takes the code of six digits; a second pulumi up registers the number, and the output ready becomes true";
const REFUSED =
  "pulumi preview refuses another verifiedName, because Meta's endpoint cannot rename a number, and lists four ways out";

/** The number of the README's program: how it gets ready, and then a change that is refused. */
export async function numberPictures() {
  const program = await programOfReadme();
  const simulator = await startSimulator({ accounts: [{ id: ACCOUNT, name: "Acme", tokens: [TOKEN] }] });
  const variables = { WHATSAPP_ACCESS_TOKEN: TOKEN, WHATSAPP_GRAPH_URL: simulator.url };
  try {
    return await inProject(variables, async ({ folder, run, show }) => {
      const write = (/** @type {string} */ file, /** @type {string} */ content) =>
        writeFile(path.join(folder, file), content);
      await write("Pulumi.yaml", "name: acme\nruntime: nodejs\n");
      await write("package.json", '{ "main": "index.ts", "dependencies": { "pulumi-whatsapp": "*" } }\n');
      await write("index.ts", program);
      await run("pulumi", "stack", "init", "prod");
      await run("pulumi", "config", "set", "--secret", "pin", "123456");

      const yes = { question: "Do you want to perform this update?", keys: () => "\x1b[A\r" };
      const code = { question: "Code:", keys: () => `${simulator.numbers()[0]?.sentCode ?? ""}\r` };
      const verify = `npx pulumi-whatsapp verify +12025550123 --account ${ACCOUNT} --stack prod`;
      const ready = [
        ...(await show("pulumi up", { starts: ["Do you want", "Diagnostics:"], answers: [yes] })),
        [],
        ...(await show(verify, { answers: [code] })),
        [],
        ...(await show("pulumi up", { starts: ["Do you want", "Outputs:"], answers: [yes] })),
      ];

      await write("index.ts", program.replace("Acme Support", "Acme Help"));
      const refused = await show("pulumi preview", { code: 1 });
      return { "ready.svg": svgOf(READY, ready), "refused.svg": svgOf(REFUSED, refused) };
    });
  } finally {
    await simulator.close();
  }
}

async function programOfReadme() {
  const readme = await readFile(path.join(ROOT, "README.md"), "utf8");
  const program = /^```ts\n([^]*?)^```$/m.exec(readme)?.[1];
  if (program === undefined) throw new Error("README.md has no program");
  return program;
}
