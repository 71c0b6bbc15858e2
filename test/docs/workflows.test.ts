// Needs: Go, for actionlint
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
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
const lint = (file: string) =>
  run("go", ["tool", "actionlint", "-no-color", file], {
    cwd: path.join(ROOT, "test/packages/alongside/actionlint"),
    env: process.env,
  });

test("these are all workflows", async () => {
  expect((await readdir(FOLDER)).sort()).toEqual(WORKFLOWS);
});

describe.each(WORKFLOWS)("%s", (file) => {
  let workflow: Workflow;
  beforeAll(async () => {
    workflow = parse(await read(file)) as Workflow;
  });

  test("is right for actionlint", async () => {
    expect(await lint(path.join(FOLDER, file))).toMatchObject({ code: 0, stdout: "" });
  });

  test("may only read, but for jobs that say what they write", () => {
    expect(Object.values(workflow.permissions ?? { none: "given" }).filter((may) => may !== "read")).toEqual(
      [],
    );
    const writing = Object.values(workflow.jobs).flatMap(({ permissions = {} }) =>
      Object.keys(permissions).filter((name) => permissions[name] === "write"),
    );
    expect(writing.sort()).toEqual(
      {
        "release.yml": ["contents", "contents", "id-token", "pull-requests"],
        "codeql.yml": ["security-events"],
      }[file] ?? [],
    );
  });

  test("runs no code of a pull request with the rights of this repository", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(Object.keys(workflow.on)).not.toContain("workflow_run");
  });

  test("uses GitHub's own actions and two others, each at a major version", () => {
    const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    const allowed =
      /^((actions|github)\/[\w-]+(\/[\w-]+)?|changesets\/action|lycheeverse\/lychee-action)@v\d+$/;

    expect(used.length).toBeGreaterThan(1);
    expect(used.filter((action) => !allowed.test(action))).toEqual([]);
  });

  test("leaves its token to no later step", () => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

    expect(
      steps.filter(
        (step) => step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false,
      ),
    ).toEqual([]);
  });
});

test("actionlint would find a mistake", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-workflows-"));
  const broken = path.join(folder, "broken.yml");
  await writeFile(broken, (await read("release.yml")).replaceAll("outputs.waiting", "outputs.wating"));

  const { code, stdout } = await lint(broken);
  await rm(folder, { recursive: true });

  expect(code).toBe(1);
  expect(stdout).toContain("wating");
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

describe("dependency updates", () => {
  test("look into every folder that has a lockfile, a Go module or a workflow", async () => {
    const { updates } = parse(await readFile(path.join(ROOT, ".github/dependabot.yml"), "utf8")) as {
      updates: { "package-ecosystem": string; directory?: string; directories?: string[] }[];
    };
    const looked = (ecosystem: string) =>
      updates
        .filter((update) => update["package-ecosystem"] === ecosystem)
        .flatMap(({ directory, directories = [] }) => [
          ...(directory === undefined ? [] : [directory]),
          ...directories,
        ])
        .sort();
    const { stdout } = await run("git", ["ls-files", "*package-lock.json", "*go.mod"], {
      cwd: ROOT,
      env: process.env,
    });
    const folders = (name: string) =>
      stdout
        .trim()
        .split("\n")
        .filter((file) => path.basename(file) === name)
        .map((file) => path.posix.join("/", path.dirname(file)))
        .sort();

    // The oldest CLI that is supported stays what it is.
    const modules = folders("go.mod").filter((folder) => folder !== "/tools/pulumi-cli/oldest-cli");

    expect(folders("package-lock.json").length).toBeGreaterThan(2);
    expect(looked("npm")).toEqual(folders("package-lock.json"));
    expect(looked("gomod")).toEqual(modules);
    expect(looked("github-actions")).toEqual(["/"]);
  });
});
