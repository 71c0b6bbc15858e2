import type { EngineStack } from "../../support/engine";
import { expectNoSecretIn, INPUTS, startWorld, TOKEN, type World } from "../../support/world";
import { yaml, yamlNumber } from "../../support/yaml";

const PIN = "482915";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

test("a secret input is encrypted in the state, and so is the output that shows it, also after a refresh", async () => {
  const phoneNumber = { "fn::secret": INPUTS.phoneNumber };
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber({ phoneNumber }) } }) });

  const up = await stack.up();
  const refresh = await stack.refresh();

  expect(up.ok && refresh.ok).toBe(true);
  const { output: state } = await stack.run("stack", "export");
  expect(state).toContain("displayPhoneNumber");
  expect(state).not.toContain(INPUTS.phoneNumber);
  expect(state).not.toContain("202-555-0123");
});

test("a PIN in clear in the program is encrypted in the state, and printed nowhere", async () => {
  const registration = {
    type: "whatsapp:Registration",
    properties: { phoneNumberId: "${support.id}", pin: PIN },
  };
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber(), registration } }) });

  const preview = await stack.run("preview", "--diff");
  const up = await stack.up();

  expect(up.ok).toBe(true);
  expect(preview.output + up.output).not.toContain(PIN);
  const { output: state } = await stack.run("stack", "export");
  expect(state).toContain('"pin"');
  expect(state).not.toContain(PIN);
});

test("a PIN of the wrong form is not printed", async () => {
  const registration = {
    type: "whatsapp:Registration",
    properties: { phoneNumberId: "300000000000003", pin: "48291577" },
  };
  stack = await world.stack({ yaml: yaml({ resources: { registration } }) });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("pin ");
  expect(preview.output).not.toContain("48291577");
});

test("the token is in no message and in no file, in clear", async () => {
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber() } }) });
  world.simulator.faults.add({
    on: { method: "POST" },
    then: { kind: "error", code: 190, message: `Malformed access token ${TOKEN}` },
  });

  const failed = await stack.up();

  expect(failed.ok).toBe(false);
  expect(failed.output).toContain("Malformed access token [secret]");
  expectNoSecretIn(failed.output, await stack.stored());
});

test("a token in clear in the stack config is warned of in preview already, with the command that encrypts it", async () => {
  stack = await world.stack({
    yaml: yaml({ resources: { support: yamlNumber() } }),
    config: { "whatsapp:accessToken": undefined },
    plain: { "whatsapp:accessToken": TOKEN },
  });

  const preview = await stack.preview();

  expect(preview.ok).toBe(true);
  expect(preview.output).toContain("pulumi config set --secret whatsapp:accessToken <token>");
  expect(preview.output).not.toContain(TOKEN);
});

test("a value that the program marks as secret is in no output that shows it, and in no message", async () => {
  const secret = (name: string) => ({ "fn::secret": name });
  const program = (name: string) => ({
    resources: { support: yamlNumber({ verifiedName: secret(name) }) },
    outputs: { shown: "${support.approvedName}" },
  });
  stack = await world.stack({ yaml: yaml(program("Hidden Name")) });
  const up = await stack.up();
  const { output: state } = await stack.run("stack", "export");
  await stack.write("Pulumi.yaml", yaml(program("Other Hidden Name")));

  const renamed = await stack.preview();

  expect(up.ok).toBe(true);
  expect(renamed.ok).toBe(false);
  expect(renamed.output).toContain("verifiedName cannot be changed");
  for (const text of [up.output, state, renamed.output]) expect(text).not.toContain("Hidden Name");
});
