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

describe("the audit of what the published packages bring along", () => {
  test("passes where the registry knows of nothing", async () => {
    answer = advisories({});

    expect(await audit()).toMatchObject({ code: 0 });
    expect(registry.requests).toContain("POST /-/npm/v1/security/advisories/bulk");
  });

  test.each(["axios", "fastify"])("fails for an advisory on %s", async (name) => {
    answer = advisories({ [name]: [ADVISORY] });

    const { code, stderr } = await audit();

    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`Known vulnerabilities in: .*${name}`));
  });

  test("passes for an advisory on what only the tests use", async () => {
    answer = advisories({ "fast-check": [ADVISORY] });

    expect(await audit()).toMatchObject({ code: 0 });
  });

  test.each<[string, Answer]>([
    ["refuses", (response) => response.writeHead(405).end()],
    ["answers with something else", (response) => response.end("<html>Log in</html>")],
    ["drops the connection", (_response, request) => request.socket.destroy()],
  ])("says that nothing was checked, and fails, where the registry %s", async (_what, unusable) => {
    answer = unusable;

    const { code, stderr } = await audit();

    expect(code).toBe(2);
    expect(stderr).toContain("NOT CHECKED");
  });
});
