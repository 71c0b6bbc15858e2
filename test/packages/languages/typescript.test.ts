// Needs: minutes, to install the packed SDK
import { makesTheSameNumbers } from "./follow";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

describe("the numbers in TypeScript, with the SDK", () => {
  makesTheSameNumbers("TypeScript", () => ({
    packages: ["@pulumi-whatsapp/whatsapp"],
    replace: { "pulumi stack init dev": "npm run typecheck && pulumi stack init dev" },
  }));
});
