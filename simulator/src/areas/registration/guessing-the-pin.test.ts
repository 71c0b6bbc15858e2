import { type Answer, post } from "../../test-support/graph";
import { HOUR, ID, only, REGISTRATION, simulateOne } from "../../test-support/one-number";
import { manualClock } from "../../test-support/simulator";

const MINUTE = HOUR / 60;
const PINNED = { codeVerificationStatus: "VERIFIED", pin: REGISTRATION.pin };

async function simulatePinned() {
  const clock = manualClock();
  const simulator = await simulateOne(PINNED, { clock });
  const register = (pin = REGISTRATION.pin): Promise<Answer> =>
    post(simulator, `/${ID}/register`, { ...REGISTRATION, pin });
  return { clock, simulator, register };
}
const refusal = (code: number, wait?: string) => ({
  status: 400,
  error: { code, ...(wait !== undefined && { error_data: { details: `Try again in ${wait}.` } }) },
});

test("three wrong PINs in a row are answered, and the next guess has to wait for a minute", async () => {
  const { clock, simulator, register } = await simulatePinned();
  for (let guesses = 0; guesses < 3; guesses++)
    expect(await register("000000")).toMatchObject(refusal(133005));

  clock.advance(20_000);
  expect(await register()).toMatchObject(refusal(133009, "40 seconds"));
  clock.advance(40_000);

  expect(await register()).toMatchObject({ status: 200 });
  expect(only(simulator).status).toBe("CONNECTED");
});

test("the sixth wrong PIN in 12 hours ends guessing for 12 hours, for the right PIN as well", async () => {
  const { clock, register } = await simulatePinned();
  for (let guesses = 0; guesses < 5; guesses++) {
    expect(await register("000000")).toMatchObject(refusal(133005));
    clock.advance(MINUTE);
  }

  expect(await register("000000")).toMatchObject(refusal(133008, "12 hours"));
  clock.advance(11 * HOUR);
  expect(await register()).toMatchObject(refusal(133008, "1 hour"));
  clock.advance(HOUR);

  expect(await register()).toMatchObject({ status: 200 });
});

test("a new PIN forgets the wrong guesses at the old one", async () => {
  const { simulator, register } = await simulatePinned();
  for (let guesses = 0; guesses < 3; guesses++) await register("000000");

  await post(simulator, `/${ID}`, { pin: "654321" });

  expect(await register("654321")).toMatchObject({ status: 200 });
});

test("the right PIN forgets the wrong guesses", async () => {
  const { register } = await simulatePinned();
  for (let rounds = 0; rounds < 2; rounds++) {
    for (let guesses = 0; guesses < 2; guesses++)
      expect(await register("000000")).toMatchObject(refusal(133005));
    expect(await register()).toMatchObject({ status: 200 });
  }
});
