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

/** What the engine is asked for, once the number is registered. */
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

  test("that Pulumi refuses shows the line of the program", () => {
    const unnamed = () => new WhatsAppPhoneNumber("", INPUTS);
    let refused: unknown;
    try {
      unnamed();
    } catch (error) {
      refused = error;
    }

    expect(refused).toMatchObject({ message: expect.stringContaining("name") as string });
    expect((refused as Error).stack).toMatch(/unnamed .*resource-class\.test\.ts/);
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

describe("retainOnDelete, which providers do not see", () => {
  test.each([
    ["set", { retainOnDelete: true }, true],
    ["not set", {}, undefined],
    ["set to false", { retainOnDelete: false }, undefined],
    [
      "set by a transformation of the number",
      {
        transformations: [
          ({ props, opts }: pulumi.ResourceTransformationArgs) => ({
            props,
            opts: { ...opts, retainOnDelete: true },
          }),
        ],
      },
      true,
    ],
  ])("is repeated as an input when it is %s", async (what, opts, expected) => {
    const number = new WhatsAppPhoneNumber(what.replaceAll(" ", "-"), INPUTS, opts);

    expect((await registrationOf(number)).inputs.retainOnDelete).toBe(expected);
  });
});
