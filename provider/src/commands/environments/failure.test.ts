import { failureIn, wordsOf } from "./failure";

/** As the Automation API writes them. */
const failed = (stderr: string) => {
  const text = `Command failed with exit code 255: pulumi preview --stack dev\n${stderr}`;
  return new Error(`code: -2\n stdout: \n stderr: ${text}\n err?: Error: ${text}\n`);
};

test("the words of the CLI are its own, once", () => {
  const locked = "the stack is currently locked by 1 lock(s).\n  created by ada@workstation";

  expect(wordsOf(failed(`error: ${locked}`))).toBe(locked);
});

test.each([
  ["passphrase must be set with PULUMI_CONFIG_PASSPHRASE or another", /Set the first one to the passphrase/],
  ["incorrect passphrase", /incorrect passphrase\. Set PULUMI_CONFIG_PASSPHRASE/],
  ["PULUMI_ACCESS_TOKEN must be set for login", /pulumi login/],
])("%s has a way out", (words, way) => {
  expect(wordsOf(failed(`error: ${words}`))).toMatch(way);
});

test("a failure without words of the CLI is shown whole where there is nothing else", () => {
  expect(wordsOf(failed("Previewing update (dev)"))).toBeUndefined();
  expect(failureIn(new Error("spawn pulumi EACCES"))).toBe("spawn pulumi EACCES");
});
