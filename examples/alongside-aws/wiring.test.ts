import assert from "node:assert/strict";
import { before, test } from "node:test";

import * as pulumi from "@pulumi/pulumi";

/** What the program declares of each type. Meta and AWS are played by Pulumi's mocks. */
const declared = new Map<string, Record<string, any>[]>();

before(async () => {
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        declared.set(type, [...(declared.get(type) ?? []), inputs]);
        const state = { arn: `arn:aws:test:::${name}`, name, ...inputs, phoneNumberId: "300000000000003" };
        return { id: `${name}-id`, state };
      },
      call: ({ inputs }) => inputs,
    },
    "messaging-on-aws",
  );
  pulumi.runtime.setAllConfig({ "messaging-on-aws:messagingToken": "test-token" }, [
    "messaging-on-aws:messagingToken",
  ]);
  const { functionName, phoneNumberParameter } = await import("./index.js");
  // When the names of what depends on everything else are known, everything has been declared.
  await new Promise((resolve) => pulumi.all([functionName, phoneNumberParameter]).apply(resolve));
});

function all(type: string): Record<string, any>[] {
  return declared.get(type) ?? [];
}

/** Pulumi's mark on a secret value, which mocks are given as it is. */
const SECRET = "4dabf18193072939515e22adb298388d";

function secret(value: any): unknown {
  assert.ok(value?.[SECRET], `${JSON.stringify(value)} is not marked as a secret`);
  return value.value;
}

test("the id of the number is in a parameter", () => {
  const [parameter] = all("aws:ssm/parameter:Parameter").filter(({ type }) => type === "String");

  // AWS's provider treats the value of any parameter as a secret.
  assert.equal(secret(parameter?.value), "300000000000003");
});

test("the token is in an encrypted parameter", () => {
  const [parameter] = all("aws:ssm/parameter:Parameter").filter(({ type }) => type === "SecureString");

  assert.equal(parameter?.name, "/messaging/whatsapp-access-token");
  assert.equal(secret(parameter?.value), "test-token");
});

test("the function gets the id of the number, and of the token only where to find it", () => {
  const [messaging] = all("aws:lambda/function:Function");

  assert.deepEqual(messaging?.environment.variables, {
    WHATSAPP_PHONE_NUMBER_ID: "300000000000003",
    WHATSAPP_ACCESS_TOKEN_PARAMETER: "/messaging/whatsapp-access-token",
  });
});

test("the function may read that parameter, and nothing else", () => {
  const [policy] = all("aws:iam/rolePolicy:RolePolicy");

  assert.deepEqual(JSON.parse(String(policy?.policy)).Statement, [
    { Effect: "Allow", Action: "ssm:GetParameter", Resource: "arn:aws:test:::whatsapp-token" },
  ]);
});

test("the number stays at Meta if they leave the stack", () => {
  const [number] = all("pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber");

  assert.equal(number?.retainOnDelete, true);
});
