import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { startCannedServer } from "../../support/canned-server";
import { until } from "../../support/until";
import { environmentFor, run, start, type Finished } from "./support/command";
import { FIXED, MOBILE, ON_ACCOUNT, refusal, sceneWith, type Scene } from "./support/scene";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-inbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Waits for the message of a number and prints it. */
const READ_INBOX = 'until [ -e "$WHATSAPP_NUMBER" ]; do sleep 0.05; done; cat "$WHATSAPP_NUMBER"';

/** Puts the message into the inbox as soon as the simulator has sent the code. */
async function deliver(
  { simulator }: Scene,
  { id, cc, phoneNumber }: typeof MOBILE,
  text = (code: string) => code,
) {
  const sent = () => simulator.numbers().find((number) => number.id === id)?.sentCode;
  await until(
    () => sent() !== undefined,
    () => "No code was requested.",
  );
  const message = path.join(folder, "message");
  await writeFile(message, text(sent() ?? ""));
  await rename(message, path.join(folder, `+${cc}${phoneNumber}`));
}

const verify = (scene: Scene, ...args: string[]): Promise<Finished> =>
  run(["verify", ...args], { env: scene.env, cwd: folder });

describe("--code-from", () => {
  test("verifies a number with the code in a whole message, and shows the code nowhere", async () => {
    const scene = await sceneWith();
    let sent = "";
    const [{ code, stdout, stderr }] = await Promise.all([
      verify(scene, MOBILE.id, "--code-from", READ_INBOX, "--json"),
      deliver(scene, MOBILE, (code) => {
        sent = code;
        return `Your WhatsApp code: ${code.slice(0, 3)}-${code.slice(3)}\nDon't share it.\n`;
      }),
    ]);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { id: MOBILE.id, number: "+447911123456", verified: true, sent: "sms", nextStep: "register" },
    ]);
    expect(stderr).toContain("+44 7911 123456 is verified. Next: ");
    expect(stdout + stderr).not.toMatch(new RegExp(`${sent}|${sent.slice(0, 3)}-${sent.slice(3)}`));
  });

  test("sends the code in the body, where no log of addresses has it", async () => {
    const addresses: string[] = [];
    const number = { id: MOBILE.id, code_verification_status: "NOT_VERIFIED" };
    const server = await startCannedServer((response, request) => {
      addresses.push(`${request.method ?? ""} ${request.url ?? ""}`);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(request.method === "GET" ? number : { success: true }));
    });

    const { code } = await run(["verify", MOBILE.id, "--code-from", "echo 123-830"], {
      env: environmentFor(server.url),
    });
    await server.close();

    expect(code).toBe(0);
    expect(addresses).toContain(`POST /v26.0/${MOBILE.id}/verify_code`);
    expect(addresses.join("\n")).not.toMatch(/123-?830/);
  });

  test("gets each number of --all in the environment", async () => {
    const scene = await sceneWith([MOBILE, FIXED]);

    const [{ code, stdout }] = await Promise.all([
      verify(scene, "--all", "--code-from", READ_INBOX, ...ON_ACCOUNT),
      deliver(scene, MOBILE),
      deliver(scene, FIXED),
    ]);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^\+447911123456\t.*\tVERIFIED\t.*\n\+442079460123\t.*\tVERIFIED\t.*\n$/);
  });

  test("serves an app that may not see all fields of a number", async () => {
    const scene = await sceneWith();
    scene.faults(
      { on: { method: "GET" }, times: Infinity, then: { kind: "fieldsRefused", fields: ["platform_type"] } },
      // So that the look afterwards counts.
      { on: { edge: "verify_code" }, then: { kind: "drop", when: "after-commit" } },
    );

    const [{ code, stdout }] = await Promise.all([
      verify(scene, "--all", "--code-from", READ_INBOX, ...ON_ACCOUNT),
      deliver(scene, MOBILE),
    ]);

    expect(code).toBe(0);
    expect(stdout).toContain("\tVERIFIED\t");
  });

  test.each([
    [
      "fails",
      "echo 123-830; echo login refused >&2; exit 4",
      /failed \(exit status 4\)\. Its last lines: login refused/,
    ],
    ["is killed", "kill -9 $$", /failed \(SIGKILL\)/],
    [
      "does not exist",
      "no-such-command-here",
      /failed \(exit status 127\)\. Its last lines: .*no-such-command-here/,
    ],
    ["prints no code", 'echo "$WHATSAPP_NUMBER_ID"', /printed no six-digit code \(exit status 0\)/],
    ["prints two codes", "echo 123-830 456-789", /printed 2 six-digit numbers/],
  ])("that %s is an error without the code", async (_what, command, message) => {
    const scene = await sceneWith();

    const { code, stdout, stderr } = await verify(scene, MOBILE.id, "--code-from", command, "--json");

    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(JSON.parse(stdout)).toMatchObject([
      { verified: false, sent: "sms", error: expect.stringMatching(message) as string },
    ]);
    expect(stdout + stderr).not.toMatch(/123-?830/);
    expect(scene.posts()).toEqual([`${MOBILE.id}/request_code`]);
  });

  test("is not run for a number that needs no code, nor for one that is locked", async () => {
    const scene = await sceneWith([{ ...MOBILE, codeVerificationStatus: "VERIFIED" }, FIXED]);
    scene.faults(refusal("request_code", 136024));

    const { code, stderr } = await verify(
      scene,
      MOBILE.id,
      FIXED.id,
      "--code-from",
      "echo was run >&2; exit 9",
    );

    expect(code).toBe(3);
    expect(stderr).not.toContain("was run");
  });

  test("ends with the command when a signal stops it", async () => {
    const scene = await sceneWith();
    const pidFile = path.join(folder, "pid");
    const script = `sh -c 'echo $$ > "${pidFile}.new"; mv "${pidFile}.new" "${pidFile}"; exec sleep 600'; true`;
    const started = start(["verify", MOBILE.id, "--code-from", script], { env: scene.env, cwd: folder });
    await until(() => existsSync(pidFile), started.stderr);
    const pid = Number(readFileSync(pidFile, "utf8"));

    started.kill("SIGINT");
    await started.ended;

    expect(started.finished().code).toBe(130);
    await until(
      () => !isRunning(pid),
      () => `The command's process ${pid} is left.`,
    );
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
