import { inTerminal } from "./support/command";
import { MOBILE, sceneWith } from "./support/scene";

const PROMPT = "Code:";
const REQUEST = `POST ${MOBILE.id}/request_code`;
const VERIFY = `POST ${MOBILE.id}/verify_code`;
const LOOK = `GET ${MOBILE.id}`;

describe("a lost answer to the request of a code", () => {
  test.each(["before-commit", "after-commit"] as const)(
    "(%s) is followed by a look and no second request, and a code that came is taken",
    async (when) => {
      const { env, faults, simulator, requests } = await sceneWith();
      faults({ on: { edge: "request_code" }, then: { kind: "drop", when } });
      const terminal = inTerminal(["verify", MOBILE.id], { env });

      await terminal.shows(PROMPT);

      expect(terminal.screen().replaceAll("\n", "")).toMatch(
        /the connection was closed.*may have sent a code anyway, so no other is requested/,
      );
      const sent = simulator.numbers()[0]?.sentCode;
      expect(sent === undefined).toBe(when === "before-commit");
      terminal.type(`${sent ?? "\x03"}\r`);
      expect(await terminal.ended).toBe(sent === undefined ? 130 : 0);
      expect(requests().slice(0, 3)).toEqual([LOOK, REQUEST, LOOK]);
      expect(requests().filter((request) => request === REQUEST)).toHaveLength(1);
    },
  );
});

describe("a lost answer to a code", () => {
  test("that Meta took is found by a look", async () => {
    const { env, faults, code, requests } = await sceneWith();
    faults({ on: { edge: "verify_code" }, then: { kind: "drop", when: "after-commit" } });
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await terminal.shows(PROMPT);
    terminal.type(`${code()}\r`);

    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).toContain("is verified. Meta's answer to the code was lost");
    expect(requests()).toEqual([LOOK, REQUEST, VERIFY, LOOK]);
  });

  test("that Meta did not take is asked for once more, and never sent again by itself", async () => {
    const { env, faults, code, requests } = await sceneWith();
    faults({ on: { edge: "verify_code" }, then: { kind: "drop" } });
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await terminal.shows(PROMPT);
    terminal.type(`${code()}\r`);
    await terminal.shows(PROMPT, 2);

    expect(terminal.screen().replaceAll("\n", "")).toMatch(
      /may not have arrived: enter it again. Tries left: 2/,
    );
    expect(requests()).toEqual([LOOK, REQUEST, VERIFY, LOOK]);
    terminal.type(`${code()}\r`);
    expect(await terminal.ended).toBe(0);
  });

  test("whose look fails is an error that says so", async () => {
    const { env, faults, code } = await sceneWith();
    faults(
      { on: { edge: "verify_code" }, then: { kind: "drop" } },
      { on: { method: "GET" }, skip: 1, then: { kind: "error", code: 190 } },
    );
    const terminal = inTerminal(["verify", MOBILE.id], { env });

    await terminal.shows(PROMPT);
    terminal.type(`${code()}\r`);

    expect(await terminal.ended).toBe(1);
    expect(terminal.screen()).toContain("code 190");
  });
});

test("a throttled request is sent again, because nothing was done", async () => {
  const { env, faults, code, posts } = await sceneWith();
  faults({ on: { edge: "request_code" }, then: { kind: "throttle", code: 80008 } });
  const terminal = inTerminal(["verify", MOBILE.id], { env });

  await terminal.shows(PROMPT);
  terminal.type(`${code()}\r`);

  expect(await terminal.ended).toBe(0);
  expect(posts()).toEqual([
    `${MOBILE.id}/request_code`,
    `${MOBILE.id}/request_code`,
    `${MOBILE.id}/verify_code`,
  ]);
});
