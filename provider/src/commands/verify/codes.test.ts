import { SleepingClock } from "../../test-support";
import { CommandCodes, LIFETIME_MS, runInShell, TypedCodes, type CommandResult } from "./codes";

const NONE = new Set<string>();
const printed = (stdout: string): CommandResult => ({ stdout, stderr: "", failure: undefined });

/** A command that ends as given, one end for each run; the last one repeats. */
function commandThat(...ends: CommandResult[]) {
  const clock = new SleepingClock();
  const limits: number[] = [];
  const run = (limitMs: number) => {
    limits.push(limitMs);
    return Promise.resolve(ends[Math.min(limits.length, ends.length) - 1] ?? printed(""));
  };
  return { codes: new CommandCodes(run, clock, "+447911123456"), limits, clock };
}

describe("a command for codes", () => {
  test("gives the code in a whole message, and has the lifetime of the code to find it", async () => {
    const { codes, limits } = commandThat(printed("Your code is 123-830.\n"));

    expect(await codes.next(NONE)).toBe("123830");
    expect(limits).toEqual([LIFETIME_MS]);
  });

  test("may name the number beside the code", async () => {
    const { codes } = commandThat(printed("To 07911 123456: WhatsApp code 123-830"));

    expect(await codes.next(NONE)).toBe("123830");
  });

  test("is run again while it prints a code that Meta has refused", async () => {
    const { codes, limits, clock } = commandThat(printed("111111"), printed("111111"), printed("123830"));

    expect(await codes.next(new Set(["111111"]))).toBe("123830");
    expect(clock.slept).toEqual([5_000, 5_000]);
    expect(limits).toEqual([LIFETIME_MS, LIFETIME_MS - 5_000, LIFETIME_MS - 10_000]);
  });

  test("gives up when the code that was sent has expired", async () => {
    const { codes, clock } = commandThat(printed("111111"));

    await expect(codes.next(new Set(["111111"]))).rejects.toThrow(
      /only codes that Meta has refused, for 10 minutes/,
    );
    expect(clock.now()).toBe(LIFETIME_MS);
  });

  test.each<[string, CommandResult, RegExp]>([
    ["fails", { stdout: "123830", stderr: "", failure: "exit status 4" }, /failed \(exit status 4\)/],
    [
      "fails with a reason",
      {
        stdout: "",
        stderr: "one\ntwo\nno mail with 123-830\n\u001b[31mlogin refused\n",
        failure: "exit status 1",
      },
      /\(exit status 1\)\. Its last lines: two no mail with \[code\] {2}?\[31mlogin refused$/,
    ],
    ["prints no code", printed("nothing yet"), /no six-digit code \(exit status 0\)/],
    ["prints several codes", printed("123830 and 456789"), /printed 2 six-digit numbers/],
  ])("that %s is an error without the code", async (_what, end, message) => {
    const { codes } = commandThat(end);
    const error = await codes.next(NONE).catch((thrown: unknown) => String(thrown));

    expect(error).toMatch(message);
    expect(error).not.toMatch(/123-?830|456789/);
  });
});

const describeWithShell = process.platform === "win32" ? describe.skip : describe;

describeWithShell("a command in the shell", () => {
  const { signal } = new AbortController();

  test("ends with its shell, although a background program keeps its output open", async () => {
    const run = runInShell('sleep 60 & echo "$!" >&2; echo 123-830', {}, signal);

    const { stdout, stderr, failure } = await run(30_000);
    process.kill(Number(stderr));

    expect({ stdout, failure }).toEqual({ stdout: "123-830\n", failure: undefined });
  });

  test("has no more time than its limit, although it ignores the first signal", async () => {
    const run = runInShell("trap '' TERM; sleep 60; sleep 60", {}, signal);

    expect(await run(100)).toMatchObject({ failure: "no result within 0 s" });
  });
});

describe("a person who types codes", () => {
  test("is asked again for a code that cannot be one, and for one that was refused", async () => {
    const typed = ["12", "hello", "111111", "123 830"];
    const said: string[] = [];
    const codes = new TypedCodes({
      say: (line) => said.push(line),
      askHidden: () => Promise.resolve(typed.shift()),
    });

    expect(await codes.next(new Set(["111111"]))).toBe("123830");
    expect(said).toEqual([
      expect.stringContaining("six digits"),
      expect.stringContaining("six digits"),
      expect.stringContaining("refused this code already"),
    ]);
  });

  test("who closes the input has given none", async () => {
    const codes = new TypedCodes({ say: () => undefined, askHidden: () => Promise.resolve(undefined) });

    await expect(codes.next(NONE)).rejects.toThrow(/input ended/);
  });
});
