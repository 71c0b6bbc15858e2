import { type Answer, type CannedServer, startCannedServer } from "../../support/canned-server";
import { run } from "../examples/support/run";
import { ROOT } from "./support";

let registry: CannedServer;
let answer: Answer;
beforeAll(async () => {
  registry = await startCannedServer((response, request) => answer(response, request));
});
afterAll(() => registry.close());

const ADVISORY = {
  id: 1,
  url: "https://example.com/advisory",
  title: "An advisory of a test",
  severity: "high",
  vulnerable_versions: "*",
};
const advisories =
  (body: unknown): Answer =>
  (response, request) => {
    // npm then asks which releases of the package and of what needs it are affected.
    const name = decodeURIComponent(request.url?.slice(1) ?? "");
    const releases = { name, "dist-tags": {}, versions: {} };
    response.end(JSON.stringify(request.method === "POST" ? body : releases));
  };
const audit = () =>
  run(process.execPath, ["scripts/audit.mjs"], {
    cwd: ROOT,
    env: { ...process.env, npm_config_registry: registry.url, npm_config_fetch_retries: "0" },
  });

test.each<[string, string, number]>([
  ["a package within the provider's files", "axios", 1],
  ["the provider's peer", "@pulumi/pulumi", 1],
  ["a production dependency of the simulator", "fastify", 1],
  ["a package within the plugin's file", "google-protobuf", 1],
  ["a package that only the tests use", "fast-check", 0],
])("an advisory on %s ends the audit with its exit code", async (_which, name, code) => {
  answer = advisories({ [name]: [ADVISORY] });

  const { stderr, ...outcome } = await audit();

  expect(outcome.code).toBe(code);
  if (code === 1) expect(stderr).toMatch(new RegExp(`Known vulnerabilities in: .*${name}`));
});

test.each<[string, Answer]>([
  ["refuses", (response) => response.writeHead(405).end()],
  ["answers with something else", (response) => response.end("<html>Log in</html>")],
  ["drops the connection", (_response, request) => request.socket.destroy()],
])("an audit has not passed if the registry %s", async (_what, unusable) => {
  answer = unusable;

  expect(await audit()).toMatchObject({ code: 2, stderr: expect.stringContaining("NOT CHECKED") as string });
});
