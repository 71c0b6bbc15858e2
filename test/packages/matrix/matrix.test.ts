// Needs: minutes, to install the packed packages
import { execFileSync } from "node:child_process";
import path from "node:path";

import { DECLARATIONS, WHOLE_LIFE } from "../packed/support/life";
import { managers } from "../packed/support/managers";
import { emptyProject, packedPackages, type Project } from "../packed/support/project";
import { type CompileCell, MATRIX, type RunCell } from "./definition";

// An installation, a dozen runs of the engine, and in one cell a build of the oldest CLI.
jest.setTimeout(1_800_000);

/** The cell that a job of the workflow runs; without one, the outermost versions. */
const { MATRIX_CELL } = process.env;
const GIVEN = MATRIX_CELL === undefined ? undefined : (JSON.parse(MATRIX_CELL) as RunCell | CompileCell);
const RUNS = MATRIX.runs.filter(({ outermost }) => outermost);
const COMPILATIONS = MATRIX.compilations.map(({ sdk, outermost = "" }) => ({ sdk, typescript: [outermost] }));

const PROGRAM = `import { WhatsAppPhoneNumber } from "pulumi-whatsapp";
${DECLARATIONS}
export const supportNumberId = support.phoneNumberId;
`;

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, target: "es2022", module: "node16", moduleResolution: "node16" },
  files: ["index.ts"],
});

/** The directive fails if the compiler sees no mistake: types that say nothing do not pass. */
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

const projects: Project[] = [];
afterAll(() => Promise.all(projects.map((project) => project.remove())));

async function installed(
  dependencies: Record<string, string>,
  files: Record<string, string> = {},
  variables: NodeJS.ProcessEnv = {},
) {
  const project = await emptyProject();
  projects.push(project);
  const manifest = { name: "numbers", private: true, main: "index.ts", dependencies };
  await project.write({ "package.json": JSON.stringify(manifest), ...files });
  await project.install({ ...managers().npm, variables });
  return project;
}

function runs(cells: RunCell[]): void {
  test.each(cells)("Node.js $node, @pulumi/pulumi $sdk", async ({ node, sdk, cli, fails }) => {
    // In a project of its own, because the installation of the packages must not depend on it.
    const nodeProject = await installed({ node });
    const compiler = { typescript: "5.9.3", "@types/node": "^20.9.5" };
    const project = await installed(
      { "@pulumi/pulumi": sdk, ...compiler, ...(await packedPackages()) },
      { "Pulumi.yaml": "name: numbers\nruntime: nodejs\n", "index.ts": PROGRAM, "tsconfig.json": TSCONFIG },
      // npm refuses a version beyond the peer range.
      fails === undefined ? {} : { npm_config_legacy_peer_deps: "true" },
    );
    const folders = [nodeProject.path("node_modules/.bin"), ...(cli === undefined ? [] : [oldestCli()])];
    project.env.PATH = [...folders, project.env.PATH].join(path.delimiter);
    expect(await project.run("node", "--version")).toMatchObject({ stdout: `v${node}\n` });
    if (cli !== undefined)
      expect(await project.run("pulumi", "version")).toMatchObject({ stdout: `v${MATRIX.supported.cli}\n` });

    const life = await project.live();

    if (fails === undefined) expect(life).toEqual(WHOLE_LIFE);
    else expect(life.problem).toMatch(new RegExp(`^${fails}`));
  });
}

function compiles(cells: CompileCell[]): void {
  const each = cells.flatMap(({ sdk, typescript }) => typescript.map((compiler) => ({ sdk, compiler })));
  test.each(each)("TypeScript $compiler, @pulumi/pulumi $sdk", async ({ sdk, compiler }) => {
    const types = { "@types/node": "^20.9.5", typescript: compiler };
    const project = await installed(
      { "@pulumi/pulumi": sdk, ...types, ...(await packedPackages()) },
      { "index.ts": TYPED_PROGRAM },
    );
    const tsc = [project.path("node_modules/typescript/bin/tsc"), "--noEmit", "--types", "node"];
    const strictly = ["--strict", "--skipLibCheck", "false", "--exactOptionalPropertyTypes"];
    const modern = ["--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext"];

    const { stdout } = await project.run("node", ...tsc, ...strictly, ...modern, "index.ts");

    expect(stdout).toBe("");
  });
}

if (GIVEN === undefined || "node" in GIVEN)
  describe("the packed packages run with", () => runs(GIVEN === undefined ? RUNS : [GIVEN]));
if (GIVEN === undefined || !("node" in GIVEN))
  describe("the packed types compile with", () => compiles(GIVEN === undefined ? COMPILATIONS : [GIVEN]));

/** The folder of the oldest CLI, which is fetched or built the first time. */
function oldestCli(): string {
  const script =
    'import { OLDEST, obtainPulumi } from "@pulumi-whatsapp/pulumi-cli"; console.log((await obtainPulumi({ release: OLDEST })).dir);';
  const args = ["--input-type=module", "--eval", script];
  return execFileSync(process.execPath, args, { cwd: __dirname, encoding: "utf8" }).trim();
}
