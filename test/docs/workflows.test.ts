// Needs: Go, for actionlint
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { parse } from "yaml";

import { run } from "../packages/examples/support/run";

const ROOT = path.resolve(__dirname, "../..");
const FOLDER = path.join(ROOT, ".github/workflows");
const WORKFLOWS = ["codeql.yml", "release.yml", "test.yml"];

type Permissions = Record<string, string>;
interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Permissions;
  jobs: Record<string, { permissions?: Permissions; environment?: string; steps: Step[] }>;
}

const read = (file: string) => readFile(path.join(FOLDER, file), "utf8");

// The first time Go compiles actionlint.
jest.setTimeout(300_000);

test("these are all workflows", async () => {
  expect((await readdir(FOLDER)).sort()).toEqual(WORKFLOWS);
});

test("all are right for actionlint", async () => {
  const files = WORKFLOWS.map((file) => path.join(FOLDER, file));
  const actionlint = path.join(ROOT, "test/packages/alongside/actionlint");

  expect(
    await run("go", ["tool", "actionlint", "-no-color", ...files], { cwd: actionlint, env: process.env }),
  ).toMatchObject({ code: 0, stdout: "" });
});

describe.each(WORKFLOWS)("%s", (file) => {
  let workflow: Workflow;
  let steps: Step[];
  beforeAll(async () => {
    workflow = parse(await read(file)) as Workflow;
    steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  });

  test("may only read, but for jobs that say what they write", () => {
    const writing = Object.values(workflow.jobs).flatMap(({ permissions = {} }) =>
      Object.keys(permissions).filter((name) => permissions[name] === "write"),
    );
    const expected: Record<string, string[]> = {
      "release.yml": ["contents", "contents", "id-token", "pull-requests"],
      "codeql.yml": ["security-events"],
    };

    expect(workflow.permissions).toEqual(file === "release.yml" ? {} : { contents: "read" });
    expect(writing.sort()).toEqual(expected[file] ?? []);
  });

  test("runs no code of a pull request with the rights of this repository", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(Object.keys(workflow.on)).not.toContain("workflow_run");
  });

  test("uses GitHub's own actions and two others, each at a major version, and leaves them no token", () => {
    const allowed =
      /^((actions|github)\/[\w-]+(\/[\w-]+)?|changesets\/action|lycheeverse\/lychee-action)@v\d+$/;
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));

    expect(checkouts.length).toBeGreaterThan(0);
    expect(steps.filter(({ uses }) => uses !== undefined && !allowed.test(uses))).toEqual([]);
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });
});

test("packages are published after an approval, a dry run and an audit, with provenance", async () => {
  const { jobs } = parse(await read("release.yml")) as Workflow;
  const steps = jobs.publish?.steps ?? [];
  const at = (part: string) => steps.findIndex((step) => JSON.stringify(step).includes(part));

  expect(jobs.publish).toMatchObject({ environment: "npm", permissions: { "id-token": "write" } });
  expect(jobs.prepare?.permissions).not.toHaveProperty("id-token");
  expect([at("test/packages/release"), at("audit:production")].every((step) => step >= 0)).toBe(true);
  expect(Math.max(at("test/packages/release"), at("audit:production"))).toBeLessThan(at("changeset publish"));
  expect(steps[at("changeset publish")]).toMatchObject({ env: { NPM_CONFIG_PROVENANCE: "true" } });
});

test("tests run on every pull request: all that .ci/run has, with an audit that must answer, and the matrix", async () => {
  const { on, jobs } = parse(await read("test.yml")) as Workflow;
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.run ?? []));

  expect(Object.keys(on)).toContain("pull_request");
  expect(commands).toContain("REQUIRE_AUDIT=1 .ci/run");
  expect(commands).toContain("npx --no-install jest test/packages/matrix/matrix.test.ts");
  expect(commands.join("\n")).toContain("test/packages/matrix/matrix.json");
});

test("dependency updates look into every folder that has a lockfile, a Go module or a workflow", async () => {
  const { updates } = parse(await readFile(path.join(ROOT, ".github/dependabot.yml"), "utf8")) as {
    updates: { "package-ecosystem": string; directory?: string; directories?: string[] }[];
  };
  const looked = (ecosystem: string) =>
    updates
      .filter((update) => update["package-ecosystem"] === ecosystem)
      .flatMap(({ directory, directories = [] }) => [
        ...directories,
        ...(directory === undefined ? [] : [directory]),
      ]);
  const { stdout } = await run("git", ["ls-files"], { cwd: ROOT, env: process.env });
  const folders = (name: string) =>
    stdout
      .split("\n")
      .filter((file) => path.basename(file) === name)
      .map((file) => path.posix.join("/", path.dirname(file)))
      // The oldest CLI that is supported stays what it is.
      .filter((folder) => folder !== "/tools/pulumi-cli/oldest-cli")
      .sort();

  expect(folders("package-lock.json").length).toBeGreaterThan(2);
  expect(looked("npm").sort()).toEqual(folders("package-lock.json"));
  expect(looked("gomod").sort()).toEqual(folders("go.mod"));
  expect(looked("github-actions")).toEqual(["/"]);
});
