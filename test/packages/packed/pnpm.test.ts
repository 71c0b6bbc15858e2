// Needs: minutes, to install the packed packages
import { servesEveryFormOfProgram } from "./support/every-form";
import { managers } from "./support/managers";

// An installation and a dozen runs of the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

describe("installed by pnpm, which links only what is declared,", () => {
  servesEveryFormOfProgram(() => managers().pnpm);
});
