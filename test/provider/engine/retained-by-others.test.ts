import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { Program } from "../../support/engine";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const RETAINED = { retainOnDelete: true };
const retains = ({ props, opts }: { props: unknown; opts: object }) => ({
  props: props as pulumi.Inputs,
  opts: { ...opts, ...RETAINED },
});

type Place = (phoneNumber: string) => void;

const number = (phoneNumber: string, options?: pulumi.CustomResourceOptions) =>
  new WhatsAppPhoneNumber("support", { ...INPUTS, phoneNumber }, options);
const inTeam = (phoneNumber: string, options: pulumi.ComponentResourceOptions) =>
  number(phoneNumber, { parent: new pulumi.ComponentResource("test:index:Team", "team", {}, options) });

const SEEN: [string, Place][] = [
  ["a transformation of its own", (digits) => number(digits, { transformations: [retains] })],
  ["its parent", (digits) => inTeam(digits, RETAINED)],
  [
    "a transformation of the stack",
    (digits) => {
      pulumi.runtime.registerStackTransformation(retains);
      number(digits);
    },
  ],
];

describe.each(SEEN)("retainOnDelete that %s sets", (_who, place) => {
  const declares =
    (digits: string): Program =>
    () => {
      place(digits);
    };

  test("is known to the provider: the new number comes first, and the old one stays", async () => {
    const stack = await world.stack();
    await stack.up(declares("2025550123"));

    const [before] = await stack.resources();
    const up = await stack.up(declares("2025550199"));

    expect(before).toMatchObject({ retainOnDelete: true, inputs: RETAINED });
    expect(up).toMatchObject({ ok: true, changes: { replace: 1 } });
    expect(up.output).not.toContain("will fail before it creates anything");
    expect(up.output).toMatch(/created replacement.*deleting original/s);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(2);
  });
});

/** A transform of the stack as people write it. It gets every option, those that are not set as false, and gives them back. */
const transforms = (edit: pulumi.CustomResourceOptions) => {
  pulumi.runtime.registerResourceTransform(({ props, opts }) => ({
    props: props,
    opts: pulumi.mergeOptions(opts, edit),
  }));
};
const declaresTransformed =
  (digits: string, edit: pulumi.CustomResourceOptions): Program =>
  () => {
    transforms(edit);
    number(digits);
  };

describe("a stack transform, which only the engine sees", () => {
  test("that sets retainOnDelete lets a replacement pass, and the preview says no more than it knows", async () => {
    const stack = await world.stack();
    await stack.up(declaresTransformed("2025550123", RETAINED));

    const preview = await stack.preview(declaresTransformed("2025550199", RETAINED));
    const up = await stack.up(declaresTransformed("2025550199", RETAINED));

    expect(preview.output).toContain("will fail before it creates anything");
    expect(preview.output).toContain("unless a stack transformation sets retainOnDelete");
    expect(up).toMatchObject({ ok: true, changes: { replace: 1 } });
  });

  test.each<[string, Place]>([
    ["a number", number],
    ["a number of a component", (digits) => inTeam(digits, {})],
  ])("that sets something else does not undo the order in which %s is replaced", async (_what, place) => {
    const stack = await world.stack();
    const declares = (digits: string) => () => {
      transforms({ customTimeouts: { create: "5m" } });
      place(digits);
    };
    await stack.up(declares("2025550123"));
    const before = await stack.resources();

    const up = await stack.up(declares("2025550199"));

    expect(up.ok).toBe(false);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
    expect(await stack.resources()).toEqual(before);
  });
});
