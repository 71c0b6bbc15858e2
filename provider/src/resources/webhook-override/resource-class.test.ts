import * as pulumi from "@pulumi/pulumi";
import { WhatsAppSubscription, WhatsAppWebhookOverride } from "../..";

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      return { id: args.id ?? "300000000000003", state: { ...(args.inputs as object), ownCallbackUris: [] } };
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

const ADDRESS = { callbackUri: "https://example.com/whatsapp", verifyToken: "obviously-not-a-secret" };
const OVERRIDE = { phoneNumberId: "300000000000003", ...ADDRESS };

test.each([
  [
    "WhatsAppWebhookOverride",
    "webhook-override",
    () => new WhatsAppWebhookOverride("WhatsAppWebhookOverride", OVERRIDE),
  ],
  ["WhatsAppSubscription", "subscription", () => new WhatsAppSubscription("WhatsAppSubscription", ADDRESS)],
])(
  "%s is registered with the constant handle, and its verify token is a secret",
  async (name, word, declare) => {
    const resource: WhatsAppWebhookOverride | WhatsAppSubscription = declare();

    expect(await valueOf(resource.callbackUri as pulumi.Output<unknown>)).toBe(ADDRESS.callbackUri);
    expect(await pulumi.isSecret(resource.verifyToken as pulumi.Output<unknown>)).toBe(true);
    expect(registered.find((one) => one.name === name)?.type).toBe(`pulumi-nodejs:dynamic/whatsapp:${name}`);
    expect(inputsOf(name).__provider).toBe(
      `exports.handler = () => require("pulumi-whatsapp/handler").handler("${word}");`,
    );
  },
);

test("a lookup reads and declares nothing", async () => {
  const override = WhatsAppWebhookOverride.get("looked-up", "300000000000003");
  const subscription = WhatsAppSubscription.get("account", "100000000000001");

  expect(await valueOf(override.id)).toBe("300000000000003");
  expect(await valueOf(subscription.id)).toBe("100000000000001");
  expect(inputsOf("looked-up")).not.toHaveProperty("verifyToken");
});

test("the option import is refused in one sentence, with the way", () => {
  const declare = () => new WhatsAppWebhookOverride("imported", OVERRIDE, { import: "300000000000003" });

  expect(declare).toThrow(/does not work.*declare it without import/);
});
