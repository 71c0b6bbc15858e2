import type { EngineStack } from "../../support/engine";
import { ACCOUNT, startWorld, type World } from "../../support/world";
import { yaml } from "../../support/yaml";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const calling = (name: string, args: object, output: string) =>
  yaml({
    variables: { found: { "fn::invoke": { function: `whatsapp:${name}`, arguments: args } } },
    outputs: { found: output },
  });

const addNumber = (phoneNumber: string, verifiedName = "Acme Support") =>
  world.simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber, verifiedName }).id;

test("getPhoneNumber looks up a number and manages nothing", async () => {
  const id = addNumber("2025550123");
  stack = await world.stack({ yaml: calling("getPhoneNumber", { phoneNumberId: id }, "${found}") });

  const up = await stack.up();

  expect(up.outputs.found).toMatchObject({
    phoneNumberId: id,
    cc: "1",
    phoneNumber: "2025550123",
    verifiedName: "Acme Support",
    nextStep: "verify",
    ready: false,
  });
  expect(await stack.resources()).toEqual([]);
});

test("getPhoneNumber fails for an id that does not exist", async () => {
  stack = await world.stack({
    yaml: calling(
      "getPhoneNumber",
      { phoneNumberId: "300000000000009", businessAccountId: ACCOUNT },
      "${found}",
    ),
  });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("There is no number with the id 300000000000009");
});

test("getPhoneNumbers lists those of the account in the stack's config, without the dead ones", async () => {
  const ids = ["2025550123", "2025550124"].map((digits) => addNumber(digits));
  world.simulator.changeNumber(addNumber("2025550125"), { status: "DELETED" });
  stack = await world.stack({
    yaml: calling("getPhoneNumbers", {}, "${found.phoneNumbers}"),
    config: { "whatsapp:businessAccountId": ACCOUNT },
  });

  const up = await stack.up();

  expect(up.outputs.found).toMatchObject(ids.map((phoneNumberId) => ({ phoneNumberId })));
});

test("getPhoneNumbers without an account says where to write it", async () => {
  stack = await world.stack({ yaml: calling("getPhoneNumbers", {}, "${found}") });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("businessAccountId is missing");
});

test("get reads a number, which a refresh reads again and a removal leaves at Meta", async () => {
  const id = addNumber("2025550123");
  const hotline = { type: "whatsapp:PhoneNumber", get: { id, state: { businessAccountId: ACCOUNT } } };
  stack = await world.stack({
    yaml: yaml({ resources: { hotline }, outputs: { shown: "${hotline.displayPhoneNumber}" } }),
  });

  const up = await stack.up();
  const refresh = await stack.refresh();
  await stack.write("Pulumi.yaml", yaml());
  const removed = await stack.up();

  expect(up.outputs).toEqual({ shown: "+1 202-555-0123" });
  expect(refresh.ok && removed.ok).toBe(true);
  expect(world.simulator.numbers()).toHaveLength(1);
  expect(world.simulator.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});
