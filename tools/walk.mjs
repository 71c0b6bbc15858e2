// @ts-check
// `npm run test:walk`: a long random walk. WALK_STEPS and WALK_SEED repeat one; without a seed each walk is another.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import process from "node:process";

const { WALK_STEPS = "300", WALK_SEED = String(randomInt(2 ** 31)) } = process.env;
process.stdout.write(`A walk of ${WALK_STEPS} steps from the seed ${WALK_SEED}\n`);
const { status } = spawnSync("npx", ["jest", "--selectProjects", "walk"], {
  stdio: "inherit",
  env: { ...process.env, WALK_STEPS, WALK_SEED },
});
process.exitCode = status ?? 1;
