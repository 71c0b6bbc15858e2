import { evaluate } from "./support";

const NUMBER = {
  urn: "urn:pulumi:bench::bench::pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber::number-0",
  custom: true,
  type: "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber",
  inputs: { __provider: "exports.handler = é", cc: "1" },
  outputs: { __provider: "exports.handler = é", cc: "1", status: "PENDING" },
};
const STACK = {
  urn: "urn:pulumi:bench::bench::pulumi:pulumi:Stack::bench",
  custom: false,
  type: "pulumi:pulumi:Stack",
};
const PROVIDER = { urn: "urn", custom: true, type: "pulumi:providers:pulumi-nodejs" };

function sizeOf(resources: unknown[]): unknown {
  const state = JSON.stringify({ version: 3, checkpoint: { latest: { resources } } });
  return evaluate("measure/state-size.mjs", `subject.stateSize(${JSON.stringify(`${state}\n`)})`);
}

test("a number's bytes are those of its entry, with and without the handle", () => {
  const entry = Buffer.byteLength(`${JSON.stringify(NUMBER)},`);
  const handle = Buffer.byteLength("exports.handler = é");

  const size = sizeOf([STACK, PROVIDER, NUMBER]);

  expect(size).toEqual({ bytesPerNumber: entry, bytesWithoutHandle: entry - 2 * handle });
});

test("several numbers are averaged", () => {
  const longer = { ...NUMBER, inputs: { ...NUMBER.inputs, verifiedName: "12" } };
  const more = JSON.stringify(longer).length - JSON.stringify(NUMBER).length;
  const entry = Buffer.byteLength(`${JSON.stringify(NUMBER)},`);

  expect(sizeOf([STACK, NUMBER, longer])).toMatchObject({ bytesPerNumber: entry + more / 2 });
});

test("a state without numbers is refused", () => {
  expect(() => sizeOf([STACK, PROVIDER])).toThrow("There is no number in the state file");
});
