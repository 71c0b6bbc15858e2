import { existsSync } from "node:fs";

import { run } from "./support/command";
import { sceneWith, VERIFIED } from "./support/scene";

const onFullDisk = existsSync("/dev/full") ? test : test.skip;

describe("output that cannot be written", () => {
  onFullDisk("to a full disk is a plain line, with exit code 1", async () => {
    const { env } = await sceneWith([VERIFIED]);

    const { code, stderr } = await run(["verify", VERIFIED.id], { env }, 'exec "$0" "$@" >/dev/full');

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^.* is verified already\. .*\npulumi-whatsapp: Could not write to standard output: ENOSPC.*\n$/,
    );
  });

  test("because the reader is gone is quiet, and the work counts", async () => {
    const { env } = await sceneWith([VERIFIED]);

    const { stderr } = await run(
      ["verify", VERIFIED.id],
      { env },
      '{ "$0" "$@"; echo "exit code $?" >&2; } | true',
    );

    expect(stderr).toMatch(/^.* is verified already\. Nothing was sent\.\nexit code 0\n$/);
  });
});
