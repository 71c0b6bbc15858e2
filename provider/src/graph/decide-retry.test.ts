import { decideRetry, type Attempt } from "./decide-retry";

const ATTEMPT: Attempt = { method: "GET", retries: 0, maxRetries: 5, msToWait: 60_000 };

describe("whether a request is sent once more", () => {
  test.each([
    ["a final answer", { kind: "final" }, {}, { retry: false, reason: "final" }],
    [
      "a creation whose outcome is unclear",
      { kind: "unclear" },
      { method: "POST" },
      { retry: false, reason: "read-first" },
    ],
    ["a read whose outcome is unclear", { kind: "unclear" }, {}, { retry: true, afterMs: 500 }],
    ["a creation that was not sent", { kind: "unsent" }, { method: "POST" }, { retry: true, afterMs: 500 }],
    [
      "a creation that was throttled",
      { kind: "throttled" },
      { method: "POST" },
      { retry: true, afterMs: 500 },
    ],
    ["a third retry", { kind: "unsent" }, { retries: 2 }, { retry: true, afterMs: 2_000 }],
    ["retries that are used up", { kind: "unsent" }, { retries: 5 }, { retry: false, reason: "retries" }],
    [
      "a deadline before the next try",
      { kind: "unsent" },
      { msToWait: 400 },
      { retry: false, reason: "deadline" },
    ],
    [
      "a time that Meta named",
      { kind: "throttled", regainAccessMs: 30_000 },
      {},
      { retry: true, afterMs: 30_250 },
    ],
    [
      "a time that lies beyond the deadline",
      { kind: "throttled", regainAccessMs: 60_000 },
      {},
      { retry: false, reason: "deadline" },
    ],
  ] as const)("%s", (_what, failure, attempt, expected) => {
    expect(decideRetry(failure, { ...ATTEMPT, ...attempt }, () => 0.5)).toEqual(expected);
  });

  test("pauses are spread, and never shorter than Meta asks", () => {
    const afterMs = (chance: number, regainAccessMs?: number) => {
      const verdict = decideRetry({ kind: "throttled", regainAccessMs }, ATTEMPT, () => chance);
      return verdict.retry ? verdict.afterMs : undefined;
    };

    expect([afterMs(0), afterMs(1)]).toEqual([250, 750]);
    expect([afterMs(0, 1_000), afterMs(1, 1_000)]).toEqual([1_000, 1_500]);
  });
});
