// Needs: Python 3.9 or newer with venv, the Python package index, and minutes
import { cp } from "node:fs/promises";
import path from "node:path";

import { withHosts } from "../../support/with-hosts.cjs";
import { makesTheSameNumbers } from "./follow";

// pip builds the SDK and fetches all that it needs.
jest.setTimeout(600_000);
withHosts("python");

const SDK = path.resolve(__dirname, "../../../sdk/python");

describe("the numbers in Python", () => {
  makesTheSameNumbers("Python", async ({ folder }) => {
    // pip writes beside the sources that it builds.
    const sdk = path.join(folder, "sdk");
    await cp(SDK, sdk, { recursive: true });
    return {
      replace: { "pip install --quiet -r requirements.txt": `pip install --quiet pulumi==3.250.0 ${sdk}` },
    };
  });
});
