// @ts-check
import { markdownTable } from "../table.mjs";
import { SDK, SUPPORTED } from "./definition.mjs";

/**
 * @typedef {import("./definition.mjs").RunCell & { cli: string, problem: string | null }} RunResult
 * @typedef {import("./definition.mjs").CompileCell & { problem: string | null }} CompileResult
 */

/**
 * Whether a cell went as the definition has it: works, or fails where it has to.
 * @param {{ fails?: { with: string } | undefined, problem: string | null }} result
 */
export function isAsDefined({ fails, problem }) {
  return fails === undefined ? problem === null : (problem ?? "").startsWith(fails.with);
}

/** @param {RunResult} result */
export function runRow({ node, sdk, cli, fails, problem }) {
  const works = problem === null ? "works" : "**fails**";
  return [node, sdk, cli, fails === undefined ? works : `${works}. ${fails.why}`];
}

/** @param {CompileResult} result */
export function compileRow({ typescript, sdk, problem }) {
  return [typescript, sdk, problem === null ? "works" : "**fails**"];
}

export const RUN_HEAD = ["Node.js", "@pulumi/pulumi", "Pulumi CLI", "Result"];
export const COMPILE_HEAD = ["TypeScript", "@pulumi/pulumi", "Result"];

/**
 * @param {{ runs: RunResult[], compilations: CompileResult[], date: string }} results
 */
export function compatibilityDocument({ runs, compilations, date }) {
  const [oldest, newest] = SUPPORTED.typescript;
  return `# Compatibility

\`pulumi-whatsapp\` works with Node.js ${SUPPORTED.node} or newer, \`@pulumi/pulumi\` ${SUPPORTED.sdk} or a newer 3.x, the Pulumi CLI from ${SUPPORTED.cli} on, and TypeScript ${oldest} to ${newest} for programs in TypeScript.

\`npm run test:matrix\` writes this page, last on ${date}. The results of the first two parts are that run's; the third says what tests in CI hold to.

## Programs that ran

In an empty project each, from the packed packages: preview, up, a second preview, refresh, a refresh after a rename in WhatsApp Manager, and destroy, against the simulator's
installed command. Node.js is the npm package \`node\`.

${markdownTable([RUN_HEAD, ...runs.map(runRow)])}

On Node.js 20, npm warns when it installs \`@pulumi/pulumi\` from 3.249.0 on, or the simulator: the SDK asks for Node.js 22, and so does \`cookie\`, which the simulator's web
framework brings. Both run with Node.js 20 in the rows above; \`npm install @pulumi/pulumi@${SDK.newestForNode20}\` avoids the SDK's warning.

## Programs that compiled

With \`strict\` and without \`skipLibCheck\`, so that the declarations of this package, of the SDK and of Node.js are checked as well. Two wrong inputs had to be found.

${markdownTable([COMPILE_HEAD, ...compilations.map(compileRow)])}

The peer range of \`@pulumi/pulumi\` 3.216.0 ends below TypeScript 6. Without a TypeScript of its own a program is compiled by the one that Pulumi brings, 3.8: [test](../test/packages/packed/types.test.ts).

## Package managers and kinds of program

[Tests](../test/packages/packed/support/every-form.ts) install the packed packages in empty projects, and run the same life in each:

| Kind of program | npm | pnpm | yarn |
| --- | --- | --- | --- |
| CommonJS JavaScript | works | works | works |
| JavaScript with \`"type": "module"\` | works | works | works |
| TypeScript through Pulumi's own loader | works | works | works |
| TypeScript with \`"type": "module"\`, with \`typescript\` and \`ts-node\` 10 installed, which Pulumi's loader then uses | works | works | works |
| In a workspace, with \`Pulumi.yaml\` beside the program or at the root with \`main\` | works | works | works |

- yarn means the current one with \`nodeLinker: node-modules\`. With Plug'n'Play Pulumi does not find its SDK; started as \`yarn exec pulumi up\` it works.
- pnpm and yarn run no install scripts unless they are allowed: none is needed.
- A \`node_modules\` that cannot be written, as in a container's image, is enough.

## What is not tested

- A Pulumi CLI that is older than those above. Pulumi releases CLI and SDK under one number: a CLI that is at least as new as \`@pulumi/pulumi\` is the safe choice.
- The Node.js language host of Pulumi's own download, where that cannot be reached: the tests then use one that is built from Go modules, v3.60.0, the newest that can be had so.
- Bun and Deno, Windows and macOS.
`;
}
