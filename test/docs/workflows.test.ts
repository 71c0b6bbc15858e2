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
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  needs?: string | string[];
  permissions?: Permissions;
  environment?: string;
  concurrency?: string;
  steps: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Permissions;
  concurrency?: unknown;
  jobs: Record<string, Job>;
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
      "release.yml": ["attestations", "contents", "contents", "id-token", "pull-requests"],
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

describe("a release", () => {
  let workflow: Workflow;
  beforeAll(async () => {
    workflow = parse(await read("release.yml")) as Workflow;
  });
  const stepsOf = (job: string) => workflow.jobs[job]?.steps ?? [];
  const at = (job: string, part: string) =>
    stepsOf(job).findIndex((step) => JSON.stringify(step).includes(part));

  test("passes an audit and a dry run before anybody is asked to approve it", () => {
    const { check, publish } = workflow.jobs;

    expect(at("check", "test/packages/release")).toBeGreaterThanOrEqual(0);
    expect(at("check", "audit:production")).toBeGreaterThanOrEqual(0);
    expect(check).not.toHaveProperty("environment");
    expect(publish).toMatchObject({ environment: "npm", needs: ["prepare", "check"] });
  });

  test("is published with provenance, by the one job that can prove where it comes from", () => {
    const proving = Object.keys(workflow.jobs).filter(
      (job) => workflow.jobs[job]?.permissions?.["id-token"] === "write",
    );

    expect(proving).toEqual(["publish"]);
    expect(stepsOf("publish")[at("publish", "changeset publish")]).toMatchObject({
      env: { NPM_CONFIG_PROVENANCE: "true" },
    });
  });

  test("offers the archives of the plugin, proven and all at once, before an SDK asks for them", () => {
    const order = ["plugin:archives", "attest-build-provenance", "gh release create", "Publish the SDKs"];
    const places = order.map((part) => at("publish", part));
    const [, proof, release] = places.map((place) => stepsOf("publish")[place]);

    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(proof?.with).toEqual({ "subject-path": "${{ runner.temp }}/plugin/*.tar.gz" });
    expect(release?.run).toMatch(/gh release create "\$TAG" .*"\$RUNNER_TEMP"\/plugin\/\*/);
    expect(release?.env).toMatchObject({ TAG: "v${{ steps.archives.outputs.version }}" });
  });

  test("of the plugin is the newest one of the repository, because Pulumi takes the newest without a version", () => {
    const creating = stepsOf("publish").flatMap(({ run = "" }) => run.match(/gh release create .*/g) ?? []);

    expect(stepsOf("publish")[at("publish", "changeset publish")]).toMatchObject({
      with: { createGithubReleases: false },
    });
    expect(creating.map((command) => /--latest\S*/.exec(command)?.[0])).toEqual([
      "--latest",
      "--latest=false",
    ]);
  });

  test("publishes the SDKs for Node.js and Python with locked tools, and tags the one for Go", () => {
    const { run = "" } = stepsOf("publish")[at("publish", "Publish the SDKs")] ?? {};

    expect(run).toContain("npm publish ./sdk/nodejs");
    expect(run).toContain("--require-hashes --requirement .github/python/uv.txt");
    expect(run).toContain("--build-constraints .github/python/setuptools.txt --require-hashes");
    expect(run).toContain("--trusted-publishing always");
    expect(run).toContain('tag="sdk/go/whatsapp/v$version"');
    expect(at("check", "sdk -- --check")).toBeGreaterThanOrEqual(0);
  });

  test("that broke off is completed by the next run", () => {
    const last = stepsOf("publish").at(-1);

    expect(last).toMatchObject({ if: "always()" });
    expect(last?.run).toMatch(/gh release view[^]*npm view[^]*gh release create[^]*gh release upload/);
  });

  test("that waits for its approval does not hold up the next pull request", () => {
    const groups = Object.values(workflow.jobs).flatMap(({ concurrency }) => concurrency ?? []);

    expect(workflow.concurrency).toBeUndefined();
    expect(groups).toEqual(["release-prepare", "release-publish"]);
  });
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
      // The oldest CLI that is supported stays what it is, and the SDKs follow the newest one.
      .filter((folder) => folder !== "/tools/pulumi-cli/oldest-cli" && !folder.startsWith("/sdk/"))
      .sort();

  expect(folders("package-lock.json").length).toBeGreaterThan(2);
  expect(looked("npm").sort()).toEqual(folders("package-lock.json"));
  expect(looked("gomod").sort()).toEqual(folders("go.mod"));
  expect(looked("pip")).toEqual(["/.github/python"]);
  expect(looked("github-actions")).toEqual(["/"]);
});
