import fc from "fast-check";

import type { DynamicProvider } from "../../engine/dynamic-provider";
import { INPUTS, providerOf, UNKNOWN } from "../../test-support";
import { phoneNumber } from ".";

/** With a token, and an address without a server: calls after the decisions fail on the network. */
function provider(): DynamicProvider {
  const config: Record<string, string> = {
    "whatsapp:accessToken": "test-token",
    "whatsapp:graphUrl": "http://127.0.0.1:1",
    "whatsapp:maxRetries": "0",
  };
  const made = providerOf(phoneNumber);
  void made.configure({ config: { get: (key) => config[key] } });
  return made;
}

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(UNKNOWN),
  fc.object(),
);
const property = fc.constantFrom(
  ...Object.keys(INPUTS),
  "phoneNumberId",
  "displayPhoneNumber",
  "retainOnDelete",
  "colour",
);
const properties = fc
  .tuple(fc.boolean(), fc.dictionary(property, value, { maxKeys: 4 }))
  .map(([right, edit]): Record<string, unknown> => ({ ...(right ? INPUTS : {}), ...edit }));
const id = fc.oneof(fc.constant("300000000000003"), fc.string());

type Call = (
  provider: DynamicProvider,
  id: string,
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
) => Promise<unknown>;

const VERBS: [string, Call][] = [
  ["check", (made, _id, olds, news) => made.check(olds, news)],
  ["diff", (made, number, olds, news) => made.diff(number, olds, news)],
  ["create", (made, _id, _olds, news) => made.create(news)],
  ["read", (made, number, olds) => made.read(number, olds)],
  ["update", (made, number, olds, news) => made.update(number, olds, news)],
  ["delete", (made, number, olds) => made.delete(number, olds)],
];

test.each(VERBS)("whatever %s gets, it fails with nothing but a message for people", async (_verb, call) => {
  await fc.assert(
    fc.asyncProperty(id, properties, properties, async (number, olds, news) => {
      const thrown: unknown = await call(provider(), number, olds, news).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (thrown === undefined) return;
      expect(thrown).toBeInstanceOf(Error);
      const error = thrown as Error;
      expect(error.toString()).toBe("pulumi-whatsapp");
      expect(error.message).not.toMatch(/^Unexpected|undefined|\[object Object\]|^$/);
    }),
    { numRuns: 60 },
  );
});
