import type { EngineStack } from "../../support/engine";
import { ACCOUNT, OTHER_ACCOUNT, OTHER_TOKEN, startWorld, type World } from "../../support/world";
import { yaml, yamlNumber, type YamlResource } from "../../support/yaml";

const APP = "200000000000001";
const NAMES = ["one", "two", "three", "four", "five"];

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

/** A number that was added by hand. */
function addNumber(index = 0, account = ACCOUNT): string {
  const phoneNumber = `202555012${index}`;
  return world.simulator.addNumber(account, { cc: "1", phoneNumber, verifiedName: `Acme ${NAMES[index]}` })
    .id;
}

const declared = (index = 0, edit: object = {}) =>
  yamlNumber({ phoneNumber: `202555012${index}`, verifiedName: `Acme ${NAMES[index]}`, ...edit });

const POSTS = () => world.simulator.requests({ method: "POST" });

describe("pulumi import", () => {
  test("of <account>/<id> prints the program of the number, which then has nothing left to do", async () => {
    const id = addNumber();
    stack = await world.stack({ yaml: yaml() });

    const imported = await stack.run(
      ...["import", "whatsapp:index:PhoneNumber", "hotline", `${ACCOUNT}/${id}`],
      ...["--yes", "--protect=false"],
    );
    await stack.write("Pulumi.yaml", yaml({ resources: { hotline: declared() } }));
    const preview = await stack.preview();

    expect(imported.ok).toBe(true);
    expect(imported.output).not.toContain("warning");
    for (const line of [
      `businessAccountId: '${ACCOUNT}'`,
      "cc: '1'",
      "phoneNumber: '2025550120'",
      "verifiedName: Acme one",
    ]) {
      expect(imported.output).toContain(line);
    }
    expect(await stack.resources()).toMatchObject([
      { id, outputs: { displayPhoneNumber: "+1 202-555-0120" } },
    ]);
    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(POSTS()).toEqual([]);
  });

  test("of an id alone uses the account of the stack's config", async () => {
    const id = addNumber();
    stack = await world.stack({ yaml: yaml(), config: { "whatsapp:businessAccountId": ACCOUNT } });

    const imported = await stack.run("import", "whatsapp:index:PhoneNumber", "hotline", id, "--yes");

    expect(imported.ok).toBe(true);
    expect(imported.output).not.toContain("warning");
    expect(await stack.resources()).toMatchObject([{ id, inputs: { businessAccountId: ACCOUNT } }]);
  });

  test("of an id alone, without such an account, leads to one update that sends nothing", async () => {
    const id = addNumber();
    stack = await world.stack({ yaml: yaml() });

    await stack.run("import", "whatsapp:index:PhoneNumber", "hotline", id, "--yes", "--protect=false");
    await stack.write("Pulumi.yaml", yaml({ resources: { hotline: declared() } }));
    const up = await stack.up();
    const preview = await stack.preview();

    expect(up).toMatchObject({ ok: true, changes: { update: 1, same: 1 } });
    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(await stack.resources()).toMatchObject([{ id, outputs: { businessAccountId: ACCOUNT } }]);
    expect(POSTS()).toEqual([]);
  });

  test("of an id alone does not let the program name another account", async () => {
    const id = addNumber();
    const tokens = { [OTHER_ACCOUNT]: OTHER_TOKEN };
    stack = await world.stack({ yaml: yaml(), env: { WHATSAPP_ACCESS_TOKENS: JSON.stringify(tokens) } });

    await stack.run("import", "whatsapp:index:PhoneNumber", "hotline", id, "--yes", "--protect=false");
    await stack.write(
      "Pulumi.yaml",
      yaml({ resources: { hotline: declared(0, { businessAccountId: OTHER_ACCOUNT }) } }),
    );
    const up = await stack.up();

    expect(up.ok).toBe(false);
    expect(up.output).toContain(`it is not on account ${OTHER_ACCOUNT}`);
    expect(POSTS()).toEqual([]);
  });

  test("of a number of another account fails, and says how to name the account", async () => {
    const id = addNumber(0, OTHER_ACCOUNT);
    stack = await world.stack({
      yaml: yaml(),
      config: { "whatsapp:businessAccountId": ACCOUNT },
      env: { WHATSAPP_ACCESS_TOKENS: JSON.stringify({ [OTHER_ACCOUNT]: OTHER_TOKEN }) },
    });

    const wrong = await stack.run("import", "whatsapp:index:PhoneNumber", "hotline", id, "--yes");
    const right = await stack.run(
      ...["import", "whatsapp:index:PhoneNumber", "hotline", `${OTHER_ACCOUNT}/${id}`, "--yes"],
    );

    expect(wrong.ok).toBe(false);
    expect(wrong.output).toContain(id);
    expect(right.ok).toBe(true);
    expect(await stack.resources()).toMatchObject([{ id, inputs: { businessAccountId: OTHER_ACCOUNT } }]);
  });

  test("of an id that does not exist fails, and records nothing", async () => {
    stack = await world.stack({ yaml: yaml() });

    const imported = await stack.run(
      ...["import", "whatsapp:index:PhoneNumber", "hotline", `${ACCOUNT}/300000000000009`, "--yes"],
    );

    expect(imported.ok).toBe(false);
    expect(imported.output).toContain(`There is no number with the id 300000000000009 on account ${ACCOUNT}`);
    expect(await stack.resources()).toEqual([]);
  });

  test("of a file brings a whole account in, and the program has nothing left to do", async () => {
    const ids = NAMES.map((_, index) => addNumber(index));
    stack = await world.stack({ yaml: yaml() });
    const resources = NAMES.map((name, index) => ({
      type: "whatsapp:index:PhoneNumber",
      name,
      id: `${ACCOUNT}/${ids[index]}`,
    }));
    await stack.write("import.json", JSON.stringify({ resources }));

    const imported = await stack.run("import", "--file", "import.json", "--yes", "--protect=false");
    const program = Object.fromEntries(NAMES.map((name, index) => [name, declared(index)]));
    await stack.write("Pulumi.yaml", yaml({ resources: program }));
    const preview = await stack.preview();

    expect(imported.ok).toBe(true);
    expect((await stack.resources()).map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(preview).toMatchObject({ ok: true, changes: { same: 6 } });
    expect(POSTS()).toEqual([]);
  });
});

describe("the option import", () => {
  test("takes a number over that the program declares as it is, and may stay", async () => {
    const id = addNumber();
    const hotline = { ...declared(), options: { import: id } };
    stack = await world.stack({
      yaml: yaml({ resources: { hotline } }),
      config: { "whatsapp:businessAccountId": ACCOUNT },
    });

    const up = await stack.up();
    const preview = await stack.preview();

    expect(up).toMatchObject({ ok: true, changes: { import: 1 } });
    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(POSTS()).toEqual([]);
  });

  test("takes a number over with an input that Meta does not know, by an update that sends nothing, and may stay", async () => {
    const id = addNumber();
    const hotline = { ...declared(0, { renameByApi: true }), options: { import: id } };
    stack = await world.stack({
      yaml: yaml({ resources: { hotline } }),
      config: { "whatsapp:businessAccountId": ACCOUNT },
    });

    const up = await stack.up();
    const preview = await stack.preview();

    expect(up.ok).toBe(true);
    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(POSTS()).toEqual([]);
  });

  test("refuses another display name, and keeps the number as Meta shows it", async () => {
    const id = addNumber();
    const hotline = { ...declared(0, { verifiedName: "Acme Two" }), options: { import: `${ACCOUNT}/${id}` } };
    stack = await world.stack({ yaml: yaml({ resources: { hotline } }) });

    const up = await stack.up();

    expect(up.ok).toBe(false);
    expect(up.output).toContain("verifiedName");
    expect(await stack.resources()).toMatchObject([{ id, inputs: { verifiedName: "Acme one" } }]);
    expect(POSTS()).toEqual([]);
  });

  test.each(["Registration", "BusinessProfile"])("takes the %s of a registered number over", async (kind) => {
    const id = addNumber();
    world.simulator.changeNumber(id, {
      status: "CONNECTED",
      platformType: "CLOUD_API",
      codeVerificationStatus: "VERIFIED",
    });
    const it = { type: `whatsapp:${kind}`, properties: { phoneNumberId: id } };

    await expectTakenOver(it, id);
  });

  test("takes the Subscription of an account over", async () => {
    world.simulator.subscribeApp(ACCOUNT, APP);
    const it = { type: "whatsapp:Subscription", properties: { businessAccountId: ACCOUNT } };

    await expectTakenOver(it, ACCOUNT);
  });

  test("takes a webhook override over, whose verify token Meta does not show, in preview", async () => {
    const id = addNumber();
    world.simulator.subscribeApp(ACCOUNT, APP);
    const callbackUri = "http://127.0.0.1:4099/whatsapp";
    world.simulator.changeNumber(id, { webhookOverrides: { [APP]: callbackUri } });
    const properties = { phoneNumberId: id, callbackUri, verifyToken: { "fn::secret": "test-verify-token" } };
    const it = { type: "whatsapp:WebhookOverride", properties, options: { import: id } };
    const imported = await world.stack({ yaml: yaml({ resources: { it } }) });

    const preview = await imported.preview();

    expect(preview).toMatchObject({ ok: true, changes: { import: 1 } });
    expect(POSTS()).toEqual([]);
  });

  async function expectTakenOver(it: YamlResource, id: string): Promise<void> {
    stack = await world.stack({ yaml: yaml({ resources: { it: { ...it, options: { import: id } } } }) });

    const up = await stack.up();
    await stack.write("Pulumi.yaml", yaml({ resources: { it } }));
    const preview = await stack.preview();

    expect(up).toMatchObject({ ok: true, changes: { import: 1 } });
    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(POSTS()).toEqual([]);
  }
});
