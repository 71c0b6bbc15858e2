import { readFileSync } from "node:fs";
import path from "node:path";

import { resourceOf } from "./resource";

const schema = JSON.parse(
  readFileSync(path.resolve(__dirname, "../../../../plugin/schema.json"), "utf8"),
) as { readonly resources: Readonly<Record<string, unknown>> };
const urn = (type: string, name = "support") => `urn:pulumi:dev::numbers::${type}::${name}`;

const KINDS = ["number", "registration", "subscription", "webhook override", "business profile"];

test("every resource of the plugin, and its class, has a kind", () => {
  const tokens = Object.keys(schema.resources);
  const classes = tokens.map((token) =>
    token.replace("whatsapp:index:", "pulumi-nodejs:dynamic/whatsapp:WhatsApp"),
  );

  expect(tokens.map((token) => resourceOf(urn(token))?.kind)).toEqual(KINDS);
  expect(classes.map((token) => resourceOf(urn(token))?.kind)).toEqual(KINDS);
});

test.each([
  ["within a component", urn("acme:index:Team$whatsapp:index:PhoneNumber"), "support"],
  ["with a separator in its name", urn("whatsapp:index:PhoneNumber", "a::b"), "a::b"],
])("a number %s has its name", (_what, given, name) => {
  expect(resourceOf(given)).toEqual({ urn: given, kind: "number", name });
});

test.each([
  "",
  urn("pulumi:pulumi:Stack"),
  urn("pulumi:providers:whatsapp"),
  urn("acme:index:PhoneNumber"),
  urn("whatsapp:index:PhoneNumber$acme:index:Log"),
])("%s is none of ours", (given) => {
  expect(resourceOf(given)).toBeUndefined();
});
