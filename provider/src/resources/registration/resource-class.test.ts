import * as pulumi from "@pulumi/pulumi";
import { WhatsAppRegistration } from "./whatsapp-registration";

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      return {
        id: args.id ?? "300000000000003",
        state: { ...(args.inputs as object), pending: "verification" },
      };
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

const inputsOf = (name: string) =>
  registered.find((one) => one.name === name)?.inputs as Record<string, unknown>;

const ARGS = { phoneNumberId: "300000000000003", pin: "482915" };

test("a registration is registered with its inputs and the constant handle", async () => {
  const registration = new WhatsAppRegistration("plain", ARGS);

  expect(await valueOf(registration.pending)).toBe("verification");
  expect(registered.find(({ name }) => name === "plain")?.type).toBe(
    "pulumi-nodejs:dynamic/whatsapp:WhatsAppRegistration",
  );
  expect(inputsOf("plain")).toMatchObject({
    phoneNumberId: "300000000000003",
    __provider: 'exports.handler = () => require("pulumi-whatsapp/handler").handler("registration");',
  });
});

test("its PIN is a secret, also if the program gives plain text", async () => {
  const registration = new WhatsAppRegistration("secret", ARGS);

  expect(await pulumi.isSecret(registration.pin)).toBe(true);
  expect(await pulumi.isSecret(registration.pending)).toBe(false);
});

test("it needs no PIN", async () => {
  const registration = new WhatsAppRegistration("without-pin", { phoneNumberId: "300000000000003" });

  expect(await valueOf(registration.pin)).toBeUndefined();
});

test("the option import is refused in one sentence, with the way", () => {
  const declare = () => new WhatsAppRegistration("imported", ARGS, { import: "300000000000003" });

  expect(declare).toThrow(/does not work.*declare it without import/);
});

test("a lookup reads and has no PIN", async () => {
  const registration = WhatsAppRegistration.get("looked-up", "300000000000003");

  expect(await valueOf(registration.id)).toBe("300000000000003");
  expect(inputsOf("looked-up")).not.toHaveProperty("pin");
});
