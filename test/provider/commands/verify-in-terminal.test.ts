import { readFileSync } from "node:fs";
import path from "node:path";

import { ACCOUNT, expectNoSecretIn } from "../../support/world";
import { inTerminal, type InTerminal } from "./support/command";
import { FIXED, MOBILE, ON_ACCOUNT, refusal, sceneWith, VERIFIED } from "./support/scene";

const GUIDE = path.resolve(__dirname, "../../../docs/verify.md");
const PROMPT = "Code:";
const CTRL_C = "\x03";
const CTRL_D = "\x04";

const dashed = (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`;

/** Fails if the code was ever on the screen, whatever came over it later. */
function expectHidden(code: string, { written, screen }: InTerminal): void {
  for (const text of [written(), screen()]) {
    expect(text).not.toContain(code);
    expect(text).not.toContain(dashed(code));
  }
}

describe("a person who types codes", () => {
  test("verifies a number after a typing mistake and a wrong code, and sees the screen of the guide", async () => {
    const { env, code, wrongCode, requests, simulator } = await sceneWith([
      {
        id: MOBILE.id,
        cc: "1",
        phoneNumber: "2025550123",
        verifiedName: "Acme Support",
        nameStatus: "APPROVED",
      },
    ]);
    const terminal = inTerminal(["verify", "+12025550123", ...ON_ACCOUNT], { env });

    await terminal.shows(PROMPT);
    terminal.type("12x\r");
    await terminal.shows(PROMPT, 2);
    const right = code();
    const wrong = wrongCode();
    terminal.type(`${wrong}\r`);
    await terminal.shows(PROMPT, 3);
    terminal.type(`${dashed(right)}\r`);

    expect(await terminal.ended).toBe(0);
    const [, inGuide] = /```text\n(.*?)```/s.exec(readFileSync(GUIDE, "utf8")) ?? [];
    expect(terminal.screen().split("\n")).toEqual(inGuide?.trimEnd().split("\n"));
    expect(requests()).toEqual([
      `GET ${ACCOUNT}/phone_numbers`,
      `POST ${MOBILE.id}/request_code`,
      `POST ${MOBILE.id}/verify_code`,
      `POST ${MOBILE.id}/verify_code`,
      `GET ${MOBILE.id}`,
    ]);
    expectHidden(right, terminal);
    expectHidden(wrong, terminal);
    expectNoSecretIn(terminal.written());
    expect(simulator.numbers()).toMatchObject([{ codeVerificationStatus: "VERIFIED" }]);
  });

  test("may correct a code before Enter", async () => {
    const { env, code } = await sceneWith();
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await terminal.shows(PROMPT);
    terminal.type(`99\x7f\x7f${code()}\r`);

    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).toContain("\nCode: ******\n");
  });

  test("may type while Meta is slow, and sees stars alone", async () => {
    const { env, faults } = await sceneWith();
    faults({ on: { edge: "request_code" }, then: { kind: "slow", ms: 1_000 } });
    faults(refusal("verify_code", 136025));
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await terminal.shows("Asking Meta");
    terminal.type(`\r${CTRL_D}123-830\r`);
    await terminal.shows("Tries left: 2.");
    terminal.type(CTRL_C);

    expect(await terminal.ended).toBe(130);
    expect(terminal.screen()).toContain("\nCode: *******\nThe code is wrong or expired.");
    expectHidden("123830", terminal);
  });

  test("has three tries, and is told that a new run sends a new code", async () => {
    const { env, code, posts } = await sceneWith();
    const terminal = inTerminal(["verify", MOBILE.id], { env });
    await terminal.shows(PROMPT);
    const others = ["000001", "000002", "000003", "000004"].filter((other) => other !== code());

    for (const [before, other] of others.slice(0, 3).entries()) {
      await terminal.shows(PROMPT, before + 1);
      terminal.type(`${other}\r`);
    }

    expect(await terminal.ended).toBe(1);
    expect(terminal.screen().replaceAll("\n", " ")).toMatch(
      /Could not verify \+44 7911 123456: .*code 136025.*the last of 3 tries.*requests a new code/,
    );
    expect(posts()).toHaveLength(4);
  });

  test("does not use up a try with a code that was refused before", async () => {
    const { env, code, wrongCode, posts } = await sceneWith();
    const terminal = inTerminal(["verify", MOBILE.id], { env });
    await terminal.shows(PROMPT);

    for (const before of [1, 2, 3]) {
      await terminal.shows(PROMPT, before);
      terminal.type(`${wrongCode()}\r`);
    }
    await terminal.shows(PROMPT, 4);
    terminal.type(`${code()}\r`);

    expect(await terminal.ended).toBe(0);
    expect(posts()).toHaveLength(3);
  });

  test("sees neither the code nor one from before in Meta's own text", async () => {
    const { env, faults } = await sceneWith();
    const repeats = "The code 456-789 (456789) is wrong, and so was 123 830 (123830).";
    faults({ ...refusal("verify_code", 136025, repeats), times: 3 });
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    for (const [before, code] of ["123-830", "456 789", "654321"].entries()) {
      await terminal.shows(PROMPT, before + 1);
      terminal.type(`${code}\r`);
    }

    expect(await terminal.ended).toBe(1);
    expect(terminal.screen().replaceAll("\n", "")).toContain(
      "The code [secret] ([secret]) is wrong, and so was [secret] ([secret]).",
    );
    for (const code of ["123830", "456789", "654321"]) expectHidden(code, terminal);
  });

  test("gets the numbers one after the other with --all", async () => {
    const { env, code, posts } = await sceneWith([MOBILE, VERIFIED, FIXED]);
    const terminal = inTerminal(["verify", "--all", ...ON_ACCOUNT], { env });

    await terminal.shows(PROMPT);
    terminal.type(`${code(MOBILE.id)}\r`);
    await terminal.shows(PROMPT, 2);
    terminal.type(`${code(FIXED.id)}\r`);

    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).not.toContain(VERIFIED.id);
    expect(posts()).toEqual([MOBILE, FIXED].flatMap(({ id }) => [`${id}/request_code`, `${id}/verify_code`]));
  });

  test("is asked on the screen with --json too", async () => {
    const { env, code } = await sceneWith();
    const terminal = inTerminal(["verify", MOBILE.id, "--json"], { env });

    await terminal.shows(PROMPT);
    terminal.type(`${code()}\r`);

    expect(await terminal.ended).toBe(0);
    const screen = terminal.screen();
    expect(JSON.parse(screen.slice(screen.indexOf("[")))).toEqual([
      { id: MOBILE.id, number: "+447911123456", verified: true, sent: "sms", nextStep: "register" },
    ]);
  });
});

describe("a person who stops", () => {
  const STTY = [
    "-c",
    '"$0" "$@"; echo "exit code $?"; stty -a | tr " " "\\n" | grep -E "^-?(echo|icanon|isig);?$"',
  ];

  test("with ^C gets the terminal back, exit code 130, and a word on the code", async () => {
    const { env, posts } = await sceneWith();
    const cli = [
      process.execPath,
      require.resolve("pulumi-whatsapp/package.json").replace("package.json", "bundle/cli.js"),
    ];
    const terminal = inTerminal([...STTY, ...cli, "verify", MOBILE.id], { env }, "/bin/sh");

    await terminal.shows(PROMPT);
    terminal.type(`12${CTRL_C}`);

    expect(await terminal.ended).toBe(0);
    const screen = terminal.screen();
    expect(screen).toContain("exit code 130");
    expect(screen).toContain("Stopped before Meta confirmed that +44 7911 123456 is verified.");
    expect(screen.replaceAll("\n", "")).toContain(
      "requests a new code, and the code of this run stops working.",
    );
    expect(screen.split("\n").slice(-3).join(" ").replaceAll(";", "")).toBe("isig icanon echo");
    expect(posts()).toEqual([`${MOBILE.id}/request_code`]);
  });

  test("with ^C while Meta is slow", async () => {
    const { env, faults, simulator } = await sceneWith();
    faults({ on: { edge: "request_code" }, then: { kind: "hang" } });
    const terminal = inTerminal(["verify", MOBILE.id, "--json"], { env });

    await simulator.waitForRequest({ edge: "request_code" });
    terminal.type(CTRL_C);

    expect(await terminal.ended).toBe(130);
    const screen = terminal.screen();
    expect(JSON.parse(screen.slice(screen.indexOf("[")))).toMatchObject([{ verified: false, sent: "sms" }]);
  });

  test("with ^C before anything was sent", async () => {
    const { env, faults, simulator } = await sceneWith();
    faults({ on: { method: "GET" }, then: { kind: "hang" } });
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await simulator.waitForRequest({ method: "GET" });
    terminal.type(CTRL_C);

    expect(await terminal.ended).toBe(130);
    expect(terminal.screen()).toContain("Stopped. Nothing was sent.");
  });

  test("with ^C at the first of several numbers: the others are left alone", async () => {
    const { env, posts } = await sceneWith([MOBILE, FIXED]);
    const terminal = inTerminal(["verify", "--all", "--json", ...ON_ACCOUNT], { env });

    await terminal.shows(PROMPT);
    terminal.type(CTRL_C);

    expect(await terminal.ended).toBe(130);
    const screen = terminal.screen().replaceAll("\n", "");
    expect(screen).toContain("Stopped before its turn: nothing was sent.");
    expect(posts()).toEqual([`${MOBILE.id}/request_code`]);
  });

  test("by a signal from outside", async () => {
    const { env } = await sceneWith();
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await terminal.shows(PROMPT);
    terminal.kill("SIGTERM");

    expect(await terminal.ended).toBe(143);
    expect(terminal.screen()).toContain("Stopped before Meta confirmed");
  });

  test("with ^D has given no code", async () => {
    const { env } = await sceneWith();
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await terminal.shows(PROMPT);
    terminal.type(CTRL_D);

    expect(await terminal.ended).toBe(1);
    expect(terminal.screen()).toContain("The input ended before a code was typed.");
  });
});

test("no network is told at once that it is slow, and then why", async () => {
  const env = { WHATSAPP_ACCESS_TOKEN: "test-token", WHATSAPP_GRAPH_URL: "http://127.0.0.1:9" };
  const terminal = inTerminal(["verify", "+447911123456", "--account", ACCOUNT], { env });

  await terminal.shows("Meta has not answered yet. The command keeps trying; ^C stops it.");

  expect(await terminal.ended).toBe(1);
  expect(terminal.screen().replaceAll("\n", "")).toMatch(
    /Could not find \+447911123456 on account \d+: the connection was refused\. No request was sent: check the network/,
  );
});
