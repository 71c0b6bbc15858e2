import { nextStep } from "./next-step";

const HERE = { environment: "dev", folder: undefined };
const wait = (reason: string, outputs: Record<string, unknown> = {}) => ({
  for: reason,
  state: { inputs: {}, outputs },
});
const SECRET = { ciphertext: "[secret]" };

test.each([
  [{ phoneNumberId: "110" }, HERE, '"npx pulumi-whatsapp verify 110 --stack dev"'],
  [
    { phoneNumberId: "110", businessAccountId: "100" },
    HERE,
    '"npx pulumi-whatsapp verify 110 --account 100 --stack dev"',
  ],
  [
    { phoneNumberId: "110" },
    { environment: "prod", folder: "../infra" },
    '"npx pulumi-whatsapp verify 110 --stack prod" in ../infra',
  ],
  [
    { phoneNumberId: SECRET, businessAccountId: SECRET },
    HERE,
    '"npx pulumi-whatsapp verify --all --stack dev"',
  ],
])("a number that waits for its verification with %j has a command", (outputs, place, command) => {
  expect(nextStep(wait("verification", outputs), place)).toBe(`run ${command}, then up`);
});

test.each([
  ["name", "processed the display name"],
  ["quota", "run up again later"],
  ["outcome", "looks at the number before it does anything"],
  ["registration", "once the number is registered"],
  ["a new reason", "run up again"],
])("the next step for: %s", (reason, step) => {
  expect(nextStep(wait(reason), HERE)).toContain(step);
});
