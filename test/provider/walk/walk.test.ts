import fc from "fast-check";

import { startWorld } from "../../support/world";
import { SURVIVED, SURVIVED_BY_REGISTRATION, Walker } from "./walker";

const STEPS = Number(process.env.WALK_STEPS ?? 30);
const SEED = Number(process.env.WALK_SEED ?? 20_260_729);

type Action = (walker: Walker) => Promise<string>;

const pick = fc.nat(11);
const troubleOfRegistration = fc.constantFrom(...Object.keys(SURVIVED_BY_REGISTRATION));
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.boolean(), fc.constantFrom(...Object.keys(SURVIVED)), fc.boolean()).map(
      ([retained, trouble, registered]) =>
        (walker: Walker) =>
          walker.declare(retained, trouble, registered),
    ),
  },
  { weight: 2, arbitrary: fc.boolean().map((adopt) => (walker: Walker) => walker.declareExisting(adopt)) },
  {
    weight: 4,
    arbitrary: fc.tuple(pick, fc.boolean()).map(
      ([which, fails]) =>
        (walker: Walker) =>
          walker.changeNumber(which, fails),
    ),
  },
  { weight: 2, arbitrary: pick.map((which) => (walker: Walker) => walker.setRetained(which)) },
  { weight: 4, arbitrary: pick.map((which) => (walker: Walker) => walker.remove(which)) },
  {
    weight: 3,
    arbitrary: fc.tuple(pick, fc.boolean()).map(
      ([which, inProgram]) =>
        (walker: Walker) =>
          walker.deleteByHand(which, inProgram),
    ),
  },
  { weight: 2, arbitrary: pick.map((which) => (walker: Walker) => walker.renameByHand(which)) },
  { weight: 1, arbitrary: pick.map((which) => (walker: Walker) => walker.renameInProgram(which)) },
  {
    weight: 4,
    arbitrary: fc.tuple(pick, fc.constantFrom("alias", "adoptExisting", "mistake")).map(
      ([which, how]) =>
        (walker: Walker) =>
          walker.renameResource(which, how),
    ),
  },
  { weight: 3, arbitrary: pick.map((which) => (walker: Walker) => walker.taint(which)) },
  {
    weight: 5,
    arbitrary: fc.tuple(pick, fc.boolean(), troubleOfRegistration).map(
      ([which, offline, trouble]) =>
        (walker: Walker) =>
          walker.declareRegistration(which, offline, trouble),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(pick, troubleOfRegistration).map(
      ([which, trouble]) =>
        (walker: Walker) =>
          walker.verify(which, trouble),
    ),
  },
  { weight: 2, arbitrary: pick.map((which) => (walker: Walker) => walker.deregisterByHand(which)) },
  { weight: 2, arbitrary: pick.map((which) => (walker: Walker) => walker.renameRegistration(which)) },
  { weight: 2, arbitrary: pick.map((which) => (walker: Walker) => walker.removeRegistration(which)) },
  { weight: 1, arbitrary: fc.constant((walker: Walker) => walker.loseAccess()) },
  { weight: 1, arbitrary: fc.constant((walker: Walker) => walker.destroy()) },
);

test(
  `a walk of ${STEPS} steps from the seed ${SEED} leaves the account as it has to be after each`,
  async () => {
    const world = await startWorld();
    const taken: string[] = [];
    try {
      const walker = new Walker(world, await world.stack());
      for (const act of fc.sample(action, { seed: SEED, numRuns: STEPS })) {
        taken.push(await act(walker));
        await walker.lookAround();
      }
    } catch (error) {
      const repeat = `WALK_SEED=${SEED} WALK_STEPS=${STEPS} npx jest test/provider/walk`;
      throw new Error(`After these steps (repeat them with ${repeat}):\n${taken.join("\n")}`, {
        cause: error,
      });
    } finally {
      await world.close();
    }
    process.stdout.write(`Steps from the seed ${SEED}:\n  ${taken.join("\n  ")}\n`);
    const idle = taken.filter((step) => step.startsWith("("));
    expect(idle.length).toBeLessThan(STEPS / 2);
  },
  60_000 + STEPS * 20_000,
);
