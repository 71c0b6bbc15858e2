import { ACCOUNT, expectNoSecretIn, OTHER_ACCOUNT, OTHER_TOKEN, TOKEN } from "../../support/world";
import { run } from "./support/command";
import { FIXED, MOBILE, ON_ACCOUNT, refusal, sceneWith, VERIFIED } from "./support/scene";

describe("a number that is verified already", () => {
  test("gets no message, and the command ends well", async () => {
    const { env, posts } = await sceneWith([VERIFIED]);

    const { code, stdout, stderr } = await run(["verify", VERIFIED.id], { env });

    expect(code).toBe(0);
    expect(stdout).toBe("+442079460124\t120000000000003\tVERIFIED\tPENDING\tregister\tAcme\n");
    expect(stderr).toBe("+44 20 7946 0124 is verified already. Nothing was sent.\n");
    expect(posts()).toEqual([]);
  });

  test("is left alone too if it is registered and its proof is too old", async () => {
    const registered = { status: "CONNECTED", platformType: "CLOUD_API", codeVerificationStatus: "EXPIRED" };
    const { env, posts } = await sceneWith([{ ...MOBILE, ...registered }]);

    const { code, stderr } = await run(["verify", MOBILE.id], { env });

    expect(code).toBe(0);
    expect(stderr).toContain("+44 7911 123456 is registered, so it needs no code.");
    expect(posts()).toEqual([]);
  });
});

describe("a number whose verification Meta does not show", () => {
  test("gets no message", async () => {
    const { env, posts } = await sceneWith([{ ...MOBILE, codeVerificationStatus: "WAITING" }]);

    const { code, stderr } = await run(["verify", MOBILE.id, "--code-from", "echo 123456"], { env });

    expect(code).toBe(1);
    expect(stderr).toContain("Meta does not say whether +44 7911 123456 is verified");
    expect(posts()).toEqual([]);
  });
});

describe("without a terminal and without --code-from", () => {
  test("nothing is sent, and the exit code is 2", async () => {
    const { env, posts } = await sceneWith();

    const { code, stdout, stderr } = await run(["verify", MOBILE.id], { env });

    expect(code).toBe(2);
    expect(stdout).toBe("+447911123456\t120000000000001\tNOT_VERIFIED\tPENDING\tverify\tAcme\n");
    expect(stderr).toMatch(
      /\+44 7911 123456 needs a code, and there is no terminal.*Nothing was sent.*--code-from/,
    );
    expect(posts()).toEqual([]);
  });

  test("--json prints one document, and all words go to standard error", async () => {
    const { env } = await sceneWith([MOBILE, VERIFIED]);

    const { code, stdout, stderr } = await run(
      ["verify", "+44 7911-123456", VERIFIED.id, "+12025550199", "--json", ...ON_ACCOUNT],
      { env },
    );

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        id: MOBILE.id,
        number: "+447911123456",
        verified: false,
        sent: null,
        nextStep: "verify",
        error: expect.stringContaining("needs a code") as string,
      },
      { id: VERIFIED.id, number: "+442079460124", verified: true, sent: null, nextStep: "register" },
      {
        id: null,
        number: "+12025550199",
        verified: false,
        sent: null,
        nextStep: null,
        error: expect.stringContaining(
          `does not list +12025550199. It lists +44 7911 123456 (id ${MOBILE.id})`,
        ) as string,
      },
    ]);
    expect(stderr).toContain("does not list +12025550199");
  });
});

describe("the names of numbers", () => {
  test("may be several of one number: it is taken once", async () => {
    const { env } = await sceneWith([VERIFIED]);

    const { stdout } = await run(
      ["verify", VERIFIED.id, "+442079460124", "+44 20 7946 0124", ...ON_ACCOUNT],
      { env },
    );

    expect(stdout.split("\n")).toHaveLength(2);
  });

  test("find a number that Meta shows in its former spelling", async () => {
    const brazilian = { ...VERIFIED, cc: "55", phoneNumber: "1187654321" };
    const { env } = await sceneWith([brazilian]);

    const { code, stdout } = await run(["verify", "+5511987654321", ...ON_ACCOUNT], { env });

    expect(code).toBe(0);
    expect(stdout).toContain(VERIFIED.id);
  });

  test("by digits need an account", async () => {
    const { env, requests } = await sceneWith();

    const { code, stderr } = await run(["verify", "+447911123456"], { env });

    expect(code).toBe(1);
    expect(stderr).toMatch(/Finding \+447911123456 needs an account: add --account ID/);
    expect(requests()).toEqual([]);
  });

  test("by an id that is none say how a phone number is written", async () => {
    const { env } = await sceneWith();

    const { code, stderr } = await run(["verify", "447911123456"], { env });

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /Could not read the number with the id 447911123456.*Write a phone number with a plus: \+12025550123/,
    );
  });

  test.each([["--all"], ["+447911123456"]])(
    "%s needs the list of numbers: where Meta refuses it, the id helps",
    async (name) => {
      const { env, faults } = await sceneWith();
      faults({ on: { edge: "numbers" }, then: { kind: "error", code: 200, message: "No list" } });

      const { code, stderr } = await run(["verify", name, ...ON_ACCOUNT], { env });

      expect(code).toBe(1);
      expect(stderr).toMatch(/No list.*need the list.*Write the number's id instead/);
    },
  );

  test("without a plus get a hint when none of several tokens reads them as an id", async () => {
    const { env } = await sceneWith();
    const tokens = {
      ...env,
      WHATSAPP_ACCESS_TOKEN: undefined,
      WHATSAPP_ACCESS_TOKENS: JSON.stringify({ [ACCOUNT]: TOKEN, [OTHER_ACCOUNT]: OTHER_TOKEN }),
    };

    const { code, stderr } = await run(["verify", "12025550123"], { env: tokens });

    expect(code).toBe(1);
    expect(stderr).toMatch(/None of the 2 tokens.*Write a phone number with a plus: \+12025550123/);
  });

  test("need a token for the account", async () => {
    const { env } = await sceneWith();
    const tokens = {
      ...env,
      WHATSAPP_ACCESS_TOKEN: undefined,
      WHATSAPP_ACCESS_TOKENS: `{"${OTHER_ACCOUNT}":"test-token"}`,
    };

    const { code, stderr } = await run(["verify", "--all", ...ON_ACCOUNT], { env: tokens });

    expect(code).toBe(1);
    expect(stderr).toContain(`There is no access token for account ${ACCOUNT}`);
  });
});

describe("--all", () => {
  test("has nothing to do for an account whose numbers are verified", async () => {
    const { env } = await sceneWith([VERIFIED]);

    const { code, stdout, stderr } = await run(["verify", "--all", "--json", ...ON_ACCOUNT], { env });

    expect(code).toBe(0);
    expect(stdout).toBe("[]\n");
    expect(stderr).toBe(`Account ${ACCOUNT} has no number that needs a code.\n`);
  });

  test("needs an account", async () => {
    const { env, requests } = await sceneWith();

    const { code, stderr } = await run(["verify", "--all"], { env });

    expect(code).toBe(1);
    expect(stderr).toContain("--all needs an account: add --account ID");
    expect(requests()).toEqual([]);
  });
});

describe("136024", () => {
  test("of a number that a look shows as not verified is the lock", async () => {
    const { env, faults, posts } = await sceneWith();
    faults(refusal("request_code", 136024, "You have tried too often. Try again in 11 hours."));

    const { code, stdout, stderr } = await run(["verify", MOBILE.id, "--code-from", "exit 9", "--json"], {
      env,
    });

    expect(code).toBe(3);
    expect(stderr).toMatch(
      /tried too often.*\(code 136024.*not verified, so Meta has locked it.*again in 11 hours, not before/,
    );
    expect(JSON.parse(stdout)).toMatchObject([{ verified: false, sent: null, nextStep: "verify" }]);
    expect(posts()).toEqual([`${MOBILE.id}/request_code`]);
  });

  test("without hours means about 12", async () => {
    const { env, faults } = await sceneWith();
    faults(refusal("request_code", 136024));

    const { code, stderr } = await run(["verify", MOBILE.id, "--code-from", "exit 9"], { env });

    expect(code).toBe(3);
    expect(stderr).toContain("Run the command again in about 12 hours, not before.");
  });

  test("does not stop the other numbers, and its exit code counts most", async () => {
    const { env, faults, posts } = await sceneWith([MOBILE, FIXED]);
    faults(refusal("request_code", 136024));

    const { code } = await run(["verify", "--all", "--code-from", "exit 9", ...ON_ACCOUNT], { env });

    expect(code).toBe(3);
    expect(posts()).toEqual([`${MOBILE.id}/request_code`, `${FIXED.id}/request_code`]);
  });

  test("of a number that somebody verified meanwhile is no failure", async () => {
    const { env, faults, simulator } = await sceneWith();
    faults({ on: { edge: "request_code" }, then: { kind: "slow", ms: 1 } });
    // Between the look and the request: the look shows an old answer.
    faults({
      on: { method: "GET" },
      then: {
        kind: "answer",
        body: {
          id: MOBILE.id,
          display_phone_number: "+44 7911 123456",
          code_verification_status: "NOT_VERIFIED",
        },
      },
    });
    simulator.changeNumber(MOBILE.id, { codeVerificationStatus: "VERIFIED" });

    const { code, stderr } = await run(["verify", MOBILE.id, "--code-from", "exit 9"], { env });

    expect(code).toBe(0);
    expect(stderr).toContain("+44 7911 123456 is verified by now.");
  });

  test("is no lock if the look fails", async () => {
    const { env, faults } = await sceneWith();
    faults(refusal("request_code", 136024), {
      on: { method: "GET" },
      skip: 1,
      then: { kind: "error", code: 190 },
    });

    const { code, stderr } = await run(["verify", MOBILE.id, "--code-from", "exit 9"], { env });

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /code 136024.*verified already, or locked.*Which of the two is unknown: .*code 190/,
    );
  });
});

describe("the message", () => {
  test.each([
    ["a mobile number", MOBILE, [], "an SMS", { code_method: "SMS", language: "en_US" }],
    ["a fixed line", FIXED, [], "a call", { code_method: "VOICE", language: "en_US" }],
    [
      "a fixed line, with options",
      FIXED,
      ["--method", "sms", "--language", "pt_BR"],
      "an SMS",
      { code_method: "SMS", language: "pt_BR" },
    ],
  ])("to %s", async (_what, number, options, message, form) => {
    const { env, simulator } = await sceneWith([number]);

    const { stderr } = await run(["verify", number.id, "--code-from", "exit 9", ...options], { env });

    expect(stderr).toContain(`Asking Meta for ${message} to `);
    expect(simulator.requests({ edge: "request_code" })).toMatchObject([{ parameters: form }]);
  });

  test("is not sent if Meta refuses the language, and the error says what to change", async () => {
    const { env, simulator, faults } = await sceneWith();
    faults(refusal("request_code", 100, "Parameter language is unknown."));

    const { code, stderr } = await run(["verify", MOBILE.id, "--code-from", "exit 9", "--language", "xx"], {
      env,
    });

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /request a code for \+44 7911 123456.*language is unknown.*another --language or --method/,
    );
    expect(simulator.requests({ edge: "verify_code" })).toEqual([]);
  });
});

describe("a setting", () => {
  test.each([
    [
      "a missing token",
      { WHATSAPP_ACCESS_TOKEN: undefined },
      /no access token: set WHATSAPP_ACCESS_TOKEN.*--stack NAME/,
    ],
    [
      "an address that is none",
      { WHATSAPP_GRAPH_URL: "graph" },
      /WHATSAPP_GRAPH_URL.*is not the address of a server/,
    ],
    [
      "a host without an address",
      { WHATSAPP_GRAPH_URL: "https://graph.test.invalid" },
      /Could not read.*graph/,
    ],
    [
      "a token that is not valid",
      { WHATSAPP_ACCESS_TOKEN: "revoked-test-token" },
      /code 190.*The token is invalid/,
    ],
  ])("that is %s fails with a reason, without a stack trace", async (_what, change, reason) => {
    const { env } = await sceneWith();

    const { code, stdout, stderr } = await run(["verify", MOBILE.id, "--code-from", "exit 9", "--json"], {
      env: { ...env, ...change },
    });

    expect(code).toBe(1);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/^ {4}at |revoked-test-token/m);
    expectNoSecretIn(stdout, stderr);
  });
});

test("no network is one message within the limits of the settings, without a stack trace", async () => {
  const { code, stdout, stderr } = await run(["verify", "--all", ...ON_ACCOUNT], {
    env: { WHATSAPP_ACCESS_TOKEN: "test-token", WHATSAPP_GRAPH_URL: "http://127.0.0.1:9" },
  });

  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(
    /^Meta has not answered yet.*\npulumi-whatsapp: Could not list the numbers of account \d+: the connection was refused\. No request was sent: check the network.*\n$/,
  );
});
