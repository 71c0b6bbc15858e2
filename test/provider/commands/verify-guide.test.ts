import { readFileSync } from "node:fs";
import path from "node:path";

import { MEANINGS_OF_VERIFYING } from "../../../provider/src/commands/verify/meanings";
import { EXIT } from "../../../provider/src/commands/verify/outcome";

const guide = readFileSync(path.resolve(__dirname, "../../../docs/verify.md"), "utf8");

test("the guide has each code that means something of its own here, and each exit code", () => {
  const documented = [...guide.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));

  expect(documented.sort()).toEqual([...MEANINGS_OF_VERIFYING.keys(), ...Object.values(EXIT), 130].sort());
});
