import * as pulumi from "@pulumi/pulumi";
import { WhatsAppBusinessProfile } from "./whatsapp-business-profile";

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      return { id: args.id ?? "300000000000003", state: { ...(args.inputs as object), pending: null } };
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

const ARGS = { phoneNumberId: "300000000000003", about: "Here", websites: ["https://example.com"] };

test("a profile is registered with its inputs and the constant handle", async () => {
  const profile = new WhatsAppBusinessProfile("plain", ARGS);

  expect(await valueOf(profile.pending)).toBeNull();
  expect(await valueOf(profile.websites)).toEqual(["https://example.com"]);
  expect(registered.find(({ name }) => name === "plain")?.type).toBe(
    "pulumi-nodejs:dynamic/whatsapp:WhatsAppBusinessProfile",
  );
  expect(inputsOf("plain")).toMatchObject({
    ...ARGS,
    __provider: 'exports.handler = () => require("pulumi-whatsapp/handler").handler("business-profile");',
  });
});

test("an input that the program marks as secret stays one, and no other becomes one", async () => {
  const profile = new WhatsAppBusinessProfile("secret", { ...ARGS, email: pulumi.secret("a@example.com") });

  expect(await pulumi.isSecret(profile.email)).toBe(true);
  expect(await pulumi.isSecret(profile.about)).toBe(false);
});

test("a website may be an output", async () => {
  const profile = new WhatsAppBusinessProfile("wired", {
    ...ARGS,
    websites: [pulumi.output("https://a.example"), "https://b.example"],
  });

  expect(await valueOf(profile.websites)).toEqual(["https://a.example", "https://b.example"]);
});

test("the option import is refused in one sentence, with the way", () => {
  const declare = () => new WhatsAppBusinessProfile("imported", ARGS, { import: "300000000000003" });

  expect(declare).toThrow(/does not work.*declare it without import/);
});

test("a lookup reads, and declares nothing", async () => {
  const profile = WhatsAppBusinessProfile.get("looked-up", "300000000000003");

  expect(await valueOf(profile.id)).toBe("300000000000003");
  expect(Object.keys(inputsOf("looked-up"))).not.toContain("about");
});
