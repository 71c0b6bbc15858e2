import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { run, start } from "./support/command";

const ACCOUNT = "100000000000001";
const ONE = ["--account", ACCOUNT, "--token", "test-token"];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "simulator-command-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const get = (url: string, token = "test-token") =>
  fetch(url, { headers: { authorization: `Bearer ${token}` } });

function timed(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

describe("the command", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "prints its address first, serves, and ends well on %s",
    async (signal) => {
      const simulator = await start([...ONE, "--port", "0"]);

      expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await get(`${simulator.url}/v26.0/${ACCOUNT}`)).status).toBe(200);
      expect(await simulator.end(signal)).toEqual({ code: 0, signal: null });
      expect(simulator.stderr()).toContain(`GET /v26.0/${ACCOUNT} 200`);
      expect(simulator.stderr()).not.toContain("test-token");
    },
  );

  test("serves several accounts to several tokens", async () => {
    const other = "100000000000002";
    const simulator = await start([...ONE, "--account", other, "--token", "second-token"]);

    const statuses = await Promise.all([
      get(`${simulator.url}/${ACCOUNT}`),
      get(`${simulator.url}/${other}`),
      get(`${simulator.url}/${other}`, "second-token"),
    ]);

    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200]);
    await simulator.end("SIGTERM");
  });

  test("answers soon: within ten starts of Node itself", async () => {
    const ratios: number[] = [];
    // Each right after the other, because a busy machine makes both late; and the best of some rounds, because it gets busy in between.
    for (let round = 0; round < 5; round++) {
      const ofNode = timed(() => void spawnSync(process.execPath, ["--eval", "0"]));
      const before = performance.now();
      const simulator = await start(ONE);
      ratios.push((performance.now() - before) / ofNode);
      await simulator.end("SIGTERM");
    }

    expect(Math.min(...ratios)).toBeLessThan(10);
  });

  test("keeps ids from one start to the next", async () => {
    const args = [...ONE, "--data", path.join(folder, "state.json")];
    const first = await start(args);
    const body = new URLSearchParams({
      cc: "1",
      phone_number: "2025550100",
      verified_name: "Acme",
      access_token: "test-token",
    });
    const added = (await (
      await fetch(`${first.url}/${ACCOUNT}/phone_numbers`, { method: "POST", body })
    ).json()) as {
      id: string;
    };
    await first.end("SIGTERM");

    const second = await start(args);

    expect((await get(`${second.url}/${added.id}`)).status).toBe(200);
    await second.end("SIGTERM");
  });

  test("prints its help", async () => {
    expect(await run(["--help"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("--account ID") as string,
    });
  });

  test("prints the package's version", async () => {
    const manifest = await readFile(require.resolve("whatsapp-graph-simulator/package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };

    expect(await run(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  test.each([
    ["an option that does not exist", [...ONE, "--colour"], /--colour/],
    ["a word too many", [...ONE, "now"], /now/],
    ["no account", ["--token", "test-token"], /--account ID/],
    ["no token", ["--account", ACCOUNT], /--token TOKEN/],
    ["an account that is no id", ["--account", "acme", "--token", "test-token"], /an id is digits/],
    ["a port that is none", [...ONE, "--port", "http"], /--port/],
    ["settings that are not there", [...ONE, "--config", "/nowhere.yaml"], /nowhere\.yaml/],
    ["a state file that is a folder", [...ONE, "--data", "/"], /state file/],
  ])("ends with code 2 and a reason for %s", async (_what, args, reason) => {
    const finished = await run(args);

    expect(finished).toMatchObject({ code: 2, stdout: "" });
    expect(finished.stderr).toMatch(reason);
    expect(finished.stderr).not.toContain("    at ");
  });

  test("ends with code 1 when the port is taken", async () => {
    const simulator = await start(ONE);

    const finished = await run([...ONE, "--port", new URL(simulator.url).port]);

    expect(finished).toMatchObject({ code: 1, stdout: "" });
    expect(finished.stderr).toContain("EADDRINUSE");
    await simulator.end("SIGTERM");
  });

  test("leaves a state file alone that it does not understand", async () => {
    const data = path.join(folder, "state.json");
    await writeFile(data, "{");

    expect(await run([...ONE, "--data", data])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is not a state file") as string,
    });
  });
});
