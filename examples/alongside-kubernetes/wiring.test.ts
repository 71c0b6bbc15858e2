import assert from "node:assert/strict";
import { before, test } from "node:test";

import * as pulumi from "@pulumi/pulumi";

/** What the program declares of each type. Meta and the cluster are played by Pulumi's mocks. */
const declared = new Map<string, Record<string, any>[]>();

before(async () => {
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        declared.set(type, [...(declared.get(type) ?? []), inputs]);
        const metadata = { ...inputs.metadata, name: `${name}-4f2a` };
        return { id: `${name}-id`, state: { ...inputs, metadata, phoneNumberId: "300000000000003" } };
      },
      call: ({ inputs }) => inputs,
    },
    "messaging-on-kubernetes",
  );
  const settings = {
    namespace: "messaging",
    image: "registry.example/messaging:1",
    messagingToken: "test-token",
  };
  const config = Object.entries(settings).map(([name, value]) => [`messaging-on-kubernetes:${name}`, value]);
  pulumi.runtime.setAllConfig(Object.fromEntries(config), ["messaging-on-kubernetes:messagingToken"]);
  const { deployment } = await import("./index.js");
  // The last thing that the program declares: when its name is known, everything has been declared.
  await new Promise((resolve) => deployment.apply(resolve));
});

function only(type: string): Record<string, any> {
  const found = declared.get(type) ?? [];
  assert.equal(found.length, 1, `exactly one ${type}`);
  return found[0]!;
}

/** Pulumi's mark on a secret value, which mocks are given as it is. */
const SECRET = "4dabf18193072939515e22adb298388d";

function secret(value: any): unknown {
  assert.ok(value?.[SECRET], `${JSON.stringify(value)} is not marked as a secret`);
  return value.value;
}

test("the id of the number reaches the cluster in a ConfigMap", () => {
  assert.deepEqual(only("kubernetes:core/v1:ConfigMap").data, {
    WHATSAPP_PHONE_NUMBER_ID: "300000000000003",
  });
});

test("the token reaches the cluster in a Secret, which Pulumi's state keeps encrypted too", () => {
  const { stringData } = only("kubernetes:core/v1:Secret");

  assert.deepEqual(secret(stringData), { WHATSAPP_ACCESS_TOKEN: "test-token" });
});

test("the deployment gets both, by the names that they have in the cluster", () => {
  const [container] = only("kubernetes:apps/v1:Deployment").spec.template.spec.containers;

  assert.deepEqual(container.envFrom, [
    { configMapRef: { name: "whatsapp-number-4f2a" } },
    { secretRef: { name: "whatsapp-token-4f2a" } },
  ]);
});

test("the number stays at Meta if they leave the stack", () => {
  const number = only("pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber");

  assert.equal(number.retainOnDelete, true);
});
