import { type Answer, post } from "../../test-support/graph";
import { HOUR, ID, only, REQUEST, simulateOne } from "../../test-support/one-number";
import { manualClock } from "../../test-support/simulator";

async function simulateUnverified() {
  const clock = manualClock();
  const simulator = await simulateOne({}, { clock });
  const request = (): Promise<Answer> => post(simulator, `/${ID}/request_code`, REQUEST);
  const verify = (code: string): Promise<Answer> => post(simulator, `/${ID}/verify_code`, { code });
  const sent = (): string => only(simulator).sentCode ?? "";
  const wrong = (): string => (sent() === "000000" ? "000001" : "000000");
  return { clock, simulator, request, verify, sent, wrong };
}

const locked = (wait: string) => ({
  status: 400,
  error: { code: 136024, error_user_msg: expect.stringContaining(`Try again in ${wait}.`) as string },
});

test("the sixth code within 12 hours is refused for 12 hours, and the codes before it are lost", async () => {
  const { clock, request, verify, sent } = await simulateUnverified();
  for (let calls = 0; calls < 5; calls++) expect(await request()).toMatchObject({ status: 200 });
  const last = sent();

  expect(await request()).toMatchObject(locked("12 hours"));
  expect(await verify(last)).toMatchObject(locked("12 hours"));
  expect(sent()).toBe("");
  clock.advance(12 * HOUR - 1);
  expect(await request()).toMatchObject(locked("1 hour"));
  clock.advance(1);

  expect(await request()).toMatchObject({ status: 200 });
});

test("the sixth wrong code within 12 hours locks the number, for new codes as well", async () => {
  const { clock, simulator, request, verify, sent, wrong } = await simulateUnverified();
  await request();
  for (let tries = 0; tries < 5; tries++)
    expect(await verify(wrong())).toMatchObject({ error: { code: 136025 } });

  expect(await verify(wrong())).toMatchObject(locked("12 hours"));
  expect(await request()).toMatchObject(locked("12 hours"));
  clock.advance(12 * HOUR);
  await request();

  expect(await verify(sent())).toMatchObject({ status: 200 });
  expect(only(simulator).codeVerificationStatus).toBe("VERIFIED");
});

test("a code that was requested 12 hours ago no longer counts", async () => {
  const { clock, request } = await simulateUnverified();

  for (let calls = 0; calls < 20; calls++) {
    expect(await request()).toMatchObject({ status: 200 });
    clock.advance(3 * HOUR);
  }
});
