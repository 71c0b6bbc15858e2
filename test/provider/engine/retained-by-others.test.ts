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
    expect(up.output).not.toContain("is going to fail");
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(2);
  });
});

describe("retainOnDelete that a stack transform sets, which only the engine sees", () => {
  const declares =
    (digits: string): Program =>
    () => {
      pulumi.runtime.registerResourceTransform(({ props, opts: { retainOnDelete: _, ...opts } }) => ({
        props: props,
        // Options that were not set come as false: given back, they would be set.
        opts: { ...withoutOrder(opts), ...RETAINED },
      }));
      number(digits);
    };

  test("lets the replacement pass, of which the preview says no more than it knows", async () => {
    const stack = await world.stack();
    await stack.up(declares("2025550123"));

    const preview = await stack.preview(declares("2025550199"));
    const up = await stack.up(declares("2025550199"));

    expect(preview.output).toContain("is going to fail");
    expect(preview.output).toContain("unless a stack transformation sets retainOnDelete");
    expect(up).toMatchObject({ ok: true, changes: { replace: 1 } });
  });
});

function withoutOrder(opts: pulumi.CustomResourceOptions) {
  const { deleteBeforeReplace: _, ...others } = opts;
  return others;
}
