// Needs: Go, for actionlint
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { parse } from "yaml";

import { run } from "../examples/support/run";

const WORKFLOW = path.resolve(__dirname, "../../../examples/ci/whatsapp-numbers.yml");

interface Workflow {
  jobs: Record<string, { env?: Record<string, string>; steps: { name?: string; run?: string }[] }>;
}

let folder: string;
let workflow: Workflow;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-pipeline-"));
  workflow = parse(await readFile(WORKFLOW, "utf8")) as Workflow;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("actionlint has nothing against the workflow", async () => {
  const lint = await run("go", ["tool", "actionlint", "-no-color", WORKFLOW], {
    cwd: path.join(__dirname, "actionlint"),
    env: process.env,
  });

  expect(lint).toMatchObject({ code: 0, stdout: "" });
});

test("actionlint would find a mistake", async () => {
  const broken = path.join(folder, "broken.yml");
  await writeFile(
    broken,
    (await readFile(WORKFLOW, "utf8")).replace("github.event_name", "github.event_nam"),
  );

  const lint = await run("go", ["tool", "actionlint", "-no-color", broken], {
    cwd: path.join(__dirname, "actionlint"),
    env: process.env,
  });

  expect(lint.code).toBe(1);
  expect(lint.stdout).toContain("event_nam");
});

describe("a step that runs the command", () => {
  test.each([
    { job: "preview", step: "Preview every environment", exits: 0, passes: true },
    { job: "preview", step: "Preview every environment", exits: 2, passes: true },
    { job: "preview", step: "Preview every environment", exits: 1, passes: false },
    { job: "up", step: "Create what was merged", exits: 0, passes: true },
    { job: "up", step: "Create what was merged", exits: 2, passes: true },
    { job: "up", step: "Create what was merged", exits: 1, passes: false },
    { job: "drift", step: "Compare the stacks with Meta", exits: 0, passes: true },
    { job: "drift", step: "Compare the stacks with Meta", exits: 2, passes: false },
    { job: "drift", step: "Compare the stacks with Meta", exits: 1, passes: false },
  ])("$job: passes is $passes after exit code $exits, and the report is shown", async (given) => {
    const summary = path.join(folder, "summary.md");
    await writeFile(summary, "");
    const npx = await commandThatSays(`echo "report of $*"; exit ${String(given.exits)}`, "npx");

    const finished = await inStep(given.job, given.step, { PATH: npx, GITHUB_STEP_SUMMARY: summary });

    expect(finished.code === 0).toBe(given.passes);
    expect(await readFile(summary, "utf8")).toBe(
      `report of --no-install pulumi-whatsapp environments ${given.job} --markdown\n`,
    );
  });
});

describe("the comment on the pull request", () => {
  test.each([
    ["is made where there is none", "", "--method POST repos/acme/numbers/issues/7/comments"],
    [
      "is brought up to date where there is one",
      "4711",
      "--method PATCH repos/acme/numbers/issues/comments/4711",
    ],
  ])("%s", async (_what, earlier, request) => {
    const gh = await commandThatSays(
      `case "$*" in *--paginate*) echo "${earlier}" ;; *) echo "asked: $*" ;; esac`,
      "gh",
    );

    const finished = await inStep("preview", "Show the report in the pull request", {
      PATH: gh,
      GITHUB_REPOSITORY: "acme/numbers",
      PULL_REQUEST: "7",
    });

    expect(finished).toMatchObject({
      code: 0,
      stdout: `asked: api --silent ${request} --field body=@report.md\n`,
    });
  });
});

test("the tokens are given to the jobs that need them, and not to the preview of unreviewed code", () => {
  const withTokens = Object.entries(workflow.jobs).filter(([, { env }]) => env?.WHATSAPP_ACCESS_TOKENS);

  expect(withTokens.map(([name]) => name)).toEqual(["up", "drift"]);
});

/** A stand-in for a command, and the PATH on which it is found first. */
async function commandThatSays(script: string, name: string): Promise<string> {
  const bin = path.join(folder, "bin");
  await mkdir(bin, { recursive: true });
  await writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  await chmod(path.join(bin, name), 0o755);
  return `${bin}${path.delimiter}${process.env.PATH ?? ""}`;
}

/** Runs a step as GitHub does: bash that stops at the first failure. */
async function inStep(job: string, name: string, variables: NodeJS.ProcessEnv) {
  const script = workflow.jobs[job]?.steps.find((step) => step.name === name)?.run;
  if (script === undefined) throw new Error(`The job ${job} has no step "${name}"`);
  return run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd: folder,
    env: { ...process.env, ...variables },
  });
}
