import { createHash } from "node:crypto";
import type { Simulator } from "../../index";
import { call, get, post } from "../../test-support/graph";
import { HOUR, ID, only, simulateOne } from "../../test-support/one-number";
import { manualClock, TOKEN } from "../../test-support/simulator";

const APP = "200000000000001";
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255, 10, 13]);
const SHA256 = createHash("sha256").update(PICTURE).digest("hex");
const REGISTERED = { platformType: "CLOUD_API" };
const FILE = { file_length: String(PICTURE.length), file_type: "image/png", file_name: "logo.png" };
const FIVE_MB = 5 * 1024 * 1024;

const start = (simulator: Simulator, parameters: Record<string, string> = {}, app = APP) =>
  call(simulator, "POST", `/v26.0/${app}/uploads`, { query: { ...FILE, ...parameters }, token: TOKEN });
const send = (simulator: Simulator, session: string, body = PICTURE, headers: Record<string, string> = {}) =>
  call(simulator, "POST", `/v26.0/${session}`, {
    // curl's content type for --data-binary.
    raw: { body, type: "application/x-www-form-urlencoded" },
    headers: { authorization: `OAuth ${TOKEN}`, file_offset: "0", ...headers },
  });
const session = async (simulator: Simulator) => String((await start(simulator)).body.id);
const setPicture = (simulator: Simulator, handle: string) =>
  post(simulator, `/${ID}/whatsapp_business_profile`, {
    messaging_product: "whatsapp",
    profile_picture_handle: handle,
  });
const url = async (simulator: Simulator) => {
  const { body } = await get(simulator, `/${ID}/whatsapp_business_profile`, {
    fields: "profile_picture_url",
  });
  return (body.data as { profile_picture_url?: string }[])[0]?.profile_picture_url;
};

describe("a picture", () => {
  test("goes through a session and a handle into the profile", async () => {
    const simulator = await simulateOne(REGISTERED);
    const { body } = await send(simulator, await session(simulator));

    expect(await setPicture(simulator, String(body.h))).toMatchObject({ status: 200 });

    expect(only(simulator).profile).toEqual({ pictureSha256: SHA256 });
  });

  test("is shown at another address each time", async () => {
    const simulator = await simulateOne({ ...REGISTERED, profile: { pictureSha256: SHA256 } });

    const [first, second] = [await url(simulator), await url(simulator)];

    expect(first).toContain(`${simulator.url}/pictures/`);
    expect(second).not.toBe(first);
  });

  test("may come with a Bearer token, of any content type and of 5 MB", async () => {
    const simulator = await simulateOne(REGISTERED);
    const large = Buffer.alloc(FIVE_MB, 7);
    const { body } = await start(simulator, { file_length: String(FIVE_MB) });

    const sent = await call(simulator, "POST", `/${String(body.id)}`, {
      raw: { body: large, type: "application/octet-stream" },
      headers: { file_offset: "0" },
      token: TOKEN,
    });

    expect(sent).toMatchObject({ status: 200, body: { h: expect.any(String) as string } });
  });
});

describe("a session is refused", () => {
  test.each([
    ["for more than 5 MB", { file_length: String(FIVE_MB + 1) }],
    ["for nothing", { file_length: "0" }],
    ["for a length that is none", { file_length: "many" }],
    ["for another type", { file_type: "image/gif" }],
  ])("%s", async (_why, parameters) => {
    const simulator = await simulateOne();

    expect(await start(simulator, parameters)).toMatchObject({ status: 400, error: { code: 100 } });
  });

  test("for an app that does not exist, and without a token", async () => {
    const simulator = await simulateOne();

    expect(await start(simulator, {}, "999")).toMatchObject({ error: { code: 100, error_subcode: 33 } });
    expect(await call(simulator, "POST", `/${APP}/uploads`, { query: FILE })).toMatchObject({
      error: { code: 104 },
    });
  });
});

describe("the bytes are refused", () => {
  test.each([
    ["of another length", PICTURE.subarray(1), {}],
    ["from another offset", PICTURE, { file_offset: "4" }],
    ["of another token", PICTURE, { authorization: "OAuth other" }],
  ])("%s, and may come again", async (_why, bytes, headers) => {
    const simulator = await simulateOne();
    const id = await session(simulator);

    expect(await send(simulator, id, bytes, headers)).toMatchObject({ status: 400 });

    expect(await send(simulator, id)).toMatchObject({ status: 200 });
  });

  test("of more than 5 MB", async () => {
    const simulator = await simulateOne();

    const refused = await send(simulator, await session(simulator), Buffer.alloc(FIVE_MB + 1));

    expect(refused).toMatchObject({ status: 413 });
    expect(refused.text).toContain("the limit is 5 MB");
  });

  test("a second time, and for a session that never was or was signed otherwise", async () => {
    const simulator = await simulateOne();
    const id = await session(simulator);
    await send(simulator, id);

    expect(await send(simulator, id)).toMatchObject({ error: { code: 100 } });
    expect(await send(simulator, "upload:abc?sig=def")).toMatchObject({ error: { code: 100 } });
    expect(await send(simulator, (await session(simulator)).replace(/sig=.*/, "sig=x"))).toMatchObject({
      error: { code: 100 },
    });
  });
});

test("sessions and handles end after an hour", async () => {
  const clock = manualClock();
  const simulator = await simulateOne(REGISTERED, { clock });
  const late = await session(simulator);
  const { body } = await send(simulator, await session(simulator));
  clock.advance(HOUR);

  expect(await send(simulator, late)).toMatchObject({ error: { code: 100 } });
  expect(await setPicture(simulator, String(body.h))).toMatchObject({ error: { code: 100 } });
});

test("a hundred sessions are kept: the oldest goes first", async () => {
  const simulator = await simulateOne();
  const oldest = await session(simulator);
  const second = await session(simulator);
  for (let more = 0; more < 99; more++) await session(simulator);

  expect(await send(simulator, oldest)).toMatchObject({ error: { code: 100 } });
  expect(await send(simulator, second)).toMatchObject({ status: 200 });
});

test.each(["uploads", "upload"] as const)("a fault strikes the edge %s", async (edge) => {
  const simulator = await simulateOne();
  const id = await session(simulator);
  simulator.faults.add({ on: { edge }, then: { kind: "serverError", status: 503 } });

  const struck = edge === "uploads" ? await start(simulator) : await send(simulator, id);

  expect(struck).toMatchObject({ status: 503 });
  expect(simulator.requests({ edge }).at(-1)).toMatchObject({ status: 503, faults: ["serverError"] });
});
