import * as pulumi from "@pulumi/pulumi";
import { handle, typeToken } from "../../engine/handle";
import { CLASS_NAME } from "./fields";
import { WhatsAppPhoneNumber } from "./whatsapp-phone-number";
import { INPUTS } from "../../test-support";

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      const state = { ...(args.inputs as object), phoneNumberId: "300000000000003" };
      return { id: args.id ?? "300000000000003", state };
    },
    call: () => ({}),
  });
});

const valueOf = <T>(output: pulumi.Output<T>) =>
  new Promise<T>((resolve) => {
    output.apply((value) => {
      resolve(value);
    });
  });

/** The request to the engine, once the number is registered. */
async function registrationOf(number: WhatsAppPhoneNumber) {
  const urn = await valueOf(number.urn);
  const found = registered.find(({ name }) => urn.endsWith(`::${name}`));
  if (found === undefined) throw new Error(`${urn} was not registered`);
  return { ...found, inputs: found.inputs as Record<string, unknown> };
}

describe("a number in a program's own tests, with Pulumi's mocks", () => {
  test("is registered with its inputs and the constant handle", async () => {
    const number = new WhatsAppPhoneNumber("plain", INPUTS);

    expect(await registrationOf(number)).toMatchObject({
      type: typeToken(CLASS_NAME),
      inputs: { ...INPUTS, __provider: handle() },
    });
  });

  test("has the outputs that the provider gives", async () => {
    const number = new WhatsAppPhoneNumber("outputs", INPUTS);

    expect(await valueOf(number.phoneNumberId)).toBe("300000000000003");
    expect(await valueOf(number.verifiedName)).toBe("Acme Support");
  });

  test("can stand in a component", async () => {
    const component = new pulumi.ComponentResource("test:index:Team", "team");

    const number = new WhatsAppPhoneNumber("in-component", INPUTS, { parent: component });

    expect((await registrationOf(number)).inputs).toMatchObject(INPUTS);
  });

  test("is looked up by its id", async () => {
    const number = WhatsAppPhoneNumber.get("existing", "300000000000007", {
      businessAccountId: "100000000000001",
    });

    const { id, inputs } = await registrationOf(number);

    expect(id).toBe("300000000000007");
    expect(inputs).toEqual({ businessAccountId: "100000000000001", __provider: handle() });
  });
});

/** A transformation that sets options. */
const sets =
  (options: pulumi.CustomResourceOptions): pulumi.ResourceTransformation =>
  ({ props, opts }) => ({ props: props, opts: { ...opts, ...options } });

/** A component whose children get options by a transformation. */
const componentThatSets = (name: string, options: pulumi.CustomResourceOptions) =>
  new pulumi.ComponentResource("test:index:Team", name, {}, { transformations: [sets(options)] });

describe("options, which providers do not see", () => {
  test.each<[string, pulumi.CustomResourceOptions, object]>([
    ["retainOnDelete", { retainOnDelete: true }, { retainOnDelete: true }],
    ["no option", {}, {}],
    ["retainOnDelete false", { retainOnDelete: false }, {}],
    ["deleteBeforeReplace", { deleteBeforeReplace: true }, { deleteBeforeReplace: true }],
    ["deleteBeforeReplace false", { deleteBeforeReplace: false }, { deleteBeforeReplace: false }],
    [
      "an option of a transformation",
      { transformations: [sets({ retainOnDelete: true })] },
      { retainOnDelete: true },
    ],
    [
      "an option that a transformation takes back",
      { retainOnDelete: true, transformations: [sets({ retainOnDelete: false })] },
      {},
    ],
  ])("are repeated as inputs: %s", async (what, opts, expected) => {
    const number = new WhatsAppPhoneNumber(what.replaceAll(" ", "-"), INPUTS, opts);

    expect((await registrationOf(number)).inputs).toEqual({ ...INPUTS, ...expected, __provider: handle() });
  });

  test("are repeated too if a transformation of the parent sets them, which comes after all others", async () => {
    const parent = componentThatSets("order", { retainOnDelete: true, deleteBeforeReplace: false });

    const number = new WhatsAppPhoneNumber("ordered", INPUTS, {
      parent,
      transformations: [sets({ deleteBeforeReplace: true })],
    });

    expect((await registrationOf(number)).inputs).toMatchObject({
      retainOnDelete: true,
      deleteBeforeReplace: false,
    });
  });

  test("of a number's children are not", async () => {
    const number = new WhatsAppPhoneNumber("with-child", INPUTS);
    class Child extends pulumi.CustomResource {}

    const child = new Child("test:index:Child", "child", {}, { parent: number, retainOnDelete: true });

    await valueOf(child.urn);
    expect(registered.find(({ name }) => name === "child")?.inputs).toEqual({});
  });

  test.each(["retainOnDelete", "deleteBeforeReplace"])("cannot be written as an input: %s", (option) => {
    const args = { ...INPUTS, [option]: true };

    expect(() => new WhatsAppPhoneNumber("misplaced", args)).toThrow(
      `WhatsAppPhoneNumber "misplaced": ${option} is a resource option. Write it in the third argument.`,
    );
  });
});

describe("the option import, which works for no dynamic resource", () => {
  const AN_IMPORT = { import: "300000000000003" };
  const refusal = expect.objectContaining({
    message: expect.stringMatching(
      /import: "300000000000003" does not work.*adoptExisting: true.*\.get\("support"/,
    ) as string,
  }) as Error;
  const refusalBy = (opts: pulumi.CustomResourceOptions) => {
    try {
      return new WhatsAppPhoneNumber("support", INPUTS, opts);
    } catch (error) {
      return pulumi.RunError.isInstance(error) ? error : undefined;
    }
  };

  test.each<[string, () => pulumi.CustomResourceOptions]>([
    ["the program", () => AN_IMPORT],
    ["a transformation", () => ({ transformations: [sets(AN_IMPORT)] })],
    ["a transformation of the parent", () => ({ parent: componentThatSets("importing", AN_IMPORT) })],
  ])("is refused with the way, for the CLI to show without a stack, if %s sets it", (_who, opts) => {
    expect(refusalBy(opts())).toEqual(refusal);
  });
});
