import type { DynamicProvider } from "../../../provider/src/engine/dynamic-provider";
import { systemClock } from "../../../provider/src/graph/clock";
import { phoneNumber } from "../../../provider/src/resources/phone-number";
import { providerOf } from "../../../provider/src/test-support";
import { type CannedServer, startCannedServer } from "../../support/canned-server";
import { configFor, INPUTS, outputsOf } from "../../support/world";

const ID = "300000000000001";
const POISON = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
const NODE = `{"id":"${ID}","verified_name":"Acme Support",${POISON}}`;

let server: CannedServer;
let provider: DynamicProvider;
let answer: string;
const headers = { "x-business-use-case-usage": `{${POISON}}` };
beforeEach(async () => {
  server = await startCannedServer((response) => {
    response.writeHead(answer.includes('"error"') ? 400 : 200, headers).end(answer);
  });
  // In this process, where a changed prototype would be seen.
  provider = providerOf(phoneNumber, { clock: systemClock });
  const config: Record<string, unknown> = { ...configFor(server.url), "whatsapp:maxRetries": "0" };
  await provider.configure({ config: { get: (key) => config[key] } });
});
afterEach(() => server.close());

test.each([
  [
    "a list and its next page",
    `{"data":[${NODE}],"paging":{"next":"/x?__proto__[polluted]=1&__proto__=1",${POISON}},${POISON}}`,
  ],
  ["a node", NODE],
  [
    "an error",
    `{"error":{"message":"no","code":100,"error_data":{"details":"no",${POISON}},${POISON}},${POISON}}`,
  ],
])("a __proto__ in %s changes no prototype and reaches no state", async (_what, body) => {
  answer = body;
  const poisoned = JSON.parse(`{${POISON}}`) as Record<string, unknown>;

  const results = [
    await provider.create({ ...INPUTS }).catch(String),
    await provider.read(ID, { ...outputsOf(INPUTS, ID), ...poisoned }).catch(String),
    await provider.read(ID, { businessAccountId: INPUTS.businessAccountId, ...poisoned }).catch(String),
  ];

  expect(server.requests.length).toBeGreaterThan(2);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(JSON.stringify(results)).not.toContain("polluted");
});

test("the check of inputs refuses a property of that name and changes no prototype", async () => {
  const { failures } = await provider.check(
    {},
    JSON.parse(`{"cc":"1",${POISON}}`) as Record<string, unknown>,
  );

  expect(failures.length).toBeGreaterThan(0);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
