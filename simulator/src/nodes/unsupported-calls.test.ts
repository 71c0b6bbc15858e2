import { call } from "../test-support/graph";
import { ACCOUNT, simulate, TOKEN } from "../test-support/simulator";

const NUMBER = { id: "120000000000001", cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" };

describe("what the API cannot do", () => {
  test.each([
    ["deleting a number", "DELETE", NUMBER.id, /^Unsupported delete request/],
    ["deleting on the edge", "DELETE", `${ACCOUNT}/phone_numbers`, /^Unsupported delete request/],
    ["updating a number", "POST", NUMBER.id, /^Unsupported post request/],
    ["adding a number to a number", "POST", `${NUMBER.id}/phone_numbers`, /^Unsupported post request/],
    ["updating an account", "POST", ACCOUNT, /^Unsupported post request/],
  ])("%s answers 100/33 and changes nothing", async (_what, method, path, message) => {
    const simulator = await simulate({ accounts: [{ id: ACCOUNT, tokens: [TOKEN], numbers: [NUMBER] }] });
    const before = simulator.numbers();

    const refused = await call(simulator, method, `/v26.0/${path}`, {
      form: { verified_name: "New" },
      token: TOKEN,
    });

    expect(refused).toMatchObject({ status: 400, error: { code: 100, error_subcode: 33 } });
    expect(refused.error.message).toMatch(message);
    expect(refused.error.fbtrace_id).toMatch(/^A[\w-]{20,}$/);
    expect(simulator.numbers()).toEqual(before);
  });

  test.each([
    ["GET", "/v26.0/me"],
    ["GET", "/v26.0"],
    ["GET", "/v26.0/_manager"],
    ["GET", `/${ACCOUNT}/templates`],
    ["PUT", `/${ACCOUNT}`],
    ["POST", "/graphql"],
  ])("%s %s has no route: the answer names the request", async (method, path) => {
    const simulator = await simulate();

    const refused = await call(simulator, method, path, { token: TOKEN });

    expect(refused).toMatchObject({ status: 400, error: { code: 2500 } });
    expect(refused.error.message).toContain(path);
    expect(refused.error.message).toContain(method);
  });
});

test("slashes too many do not matter", async () => {
  const simulator = await simulate();

  expect(await call(simulator, "GET", `/v26.0//${ACCOUNT}/`, { token: TOKEN })).toMatchObject({
    status: 200,
  });
});

test("an address that cannot be decoded answers in Graph's form too", async () => {
  const simulator = await simulate();

  const answer = await fetch(`${simulator.url}/%zz`);

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: 2500 } });
});
