// @ts-check
import path from "node:path";

import { DECLARATIONS, liveThrough, run } from "../packages/life.mjs";
import { inEmptyProject } from "./project.mjs";

/** The compiler of the programs that are run: which ones compile them is a matter of its own. */
const USUAL_COMPILER = { typescript: "5.9.3", "@types/node": "^20.9.5" };

const PROGRAM = `import { WhatsAppPhoneNumber } from "pulumi-whatsapp";
${DECLARATIONS}
export const supportNumberId = support.phoneNumberId;
`;

/** The directive fails where the compiler sees no mistake: types that say nothing do not pass. */
const TYPED_PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, WhatsAppPhoneNumberArgs, WhatsAppPhoneNumberState } from "pulumi-whatsapp";
${DECLARATIONS}
const args: WhatsAppPhoneNumberArgs = { cc: pulumi.output("1"), phoneNumber: "2025550125", adoptExisting: true };
const state: WhatsAppPhoneNumberState = { businessAccountId: "100000000000001" };
const hotline = WhatsAppPhoneNumber.get("hotline", "300000000000003", state, { parent: sales });
export const supportNumberId: pulumi.Output<string> = support.phoneNumberId;
export const name: pulumi.Output<string | undefined> = hotline.verifiedName;
// @ts-expect-error: a dial code is text
new WhatsAppPhoneNumber("wrong", { ...args, cc: 1 });
// @ts-expect-error: misspelt
new WhatsAppPhoneNumber("misspelt", { ...args, verifedName: "Example" });
`;

/**
 * Runs a program's life with this Node.js and SDK.
 * @param {import("./definition.mjs").RunCell} cell
 * @param {{ packages: Record<string, string>, cli: string, cliVersion: string, signal: AbortSignal }} given the tarballs, and the CLI's folder and version
 * @returns {Promise<string | null>} what went wrong
 */
export async function runCell({ node, sdk, fails }, { packages, cli, cliVersion, signal }) {
  const files = {
    "Pulumi.yaml": "name: numbers\nruntime: nodejs\n",
    "index.ts": PROGRAM,
    "tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, target: "es2022", module: "node16", moduleResolution: "node16" },
      files: ["index.ts"],
    }),
  };
  // Node in a project of its own: what npm installs must not depend on it, and what is run finds it on PATH alone.
  return inEmptyProject({ dependencies: { node }, signal }, ({ folder: nodeFolder }) =>
    inEmptyProject(
      {
        dependencies: { "@pulumi/pulumi": sdk, ...USUAL_COMPILER, ...packages },
        files,
        againstPeers: fails !== undefined,
        signal,
      },
      async ({ folder, env }) => {
        const bin = path.join(nodeFolder, "node_modules/.bin");
        const ownPath = [bin, cli, env.PATH ?? ""].join(path.delimiter);
        const withOwnPath = { ...env, PATH: ownPath };
        for (const { command, version } of [
          { command: ["node", "--version"], version: node },
          { command: ["pulumi", "version"], version: cliVersion },
        ]) {
          const { output } = await run(command, { cwd: folder, env: withOwnPath, signal });
          if (output.trim() !== `v${version}`)
            return `${command.join(" ")} is ${output.trim()}, not v${version}`;
        }
        const simulator = [path.join(folder, "node_modules/.bin/whatsapp-graph-simulator")];
        const { problem } = await liveThrough({ folder, simulator }, withOwnPath, signal);
        return problem;
      },
    ),
  );
}

/**
 * Compiles a program against the packed types, strictly, the SDK's and Node's own types included.
 * @param {import("./definition.mjs").CompileCell} cell
 * @param {{ packages: Record<string, string>, signal: AbortSignal }} given
 * @returns {Promise<string | null>} what went wrong
 */
export async function compileCell({ typescript, sdk }, { packages, signal }) {
  const dependencies = { "@pulumi/pulumi": sdk, "@types/node": "^20.9.5", typescript, ...packages };
  const files = { "index.ts": TYPED_PROGRAM };
  return inEmptyProject({ dependencies, files, signal }, async ({ folder, env }) => {
    const compiler = path.join(folder, "node_modules/typescript/bin/tsc");
    const strictly = ["--strict", "--skipLibCheck", "false", "--exactOptionalPropertyTypes"];
    const modern = ["--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext"];
    const { code, output } = await run(
      [process.execPath, compiler, "--noEmit", ...strictly, ...modern, "--types", "node", "index.ts"],
      { cwd: folder, env, signal },
    );
    return code === 0 ? null : output;
  });
}
