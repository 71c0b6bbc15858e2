import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, type WhatsAppPhoneNumberArgs } from "pulumi-whatsapp";

import type { EngineStack, Program, Step, UpFlags } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

/** One number, one entry: for each way to move or replace an entry, what a person sees, and that the told commands end clean. */

type Args = Partial<WhatsAppPhoneNumberArgs>;

interface Change {
  /** The program after the change, with the inputs and options that the case wants besides. */
  readonly program: (args: Args, opts: pulumi.CustomResourceOptions) => Program;
  readonly before?: (stack: EngineStack, urn: string) => Promise<Step>;
  readonly flags?: (urn: string) => UpFlags;
  /** The way out that the message tells, if the creation is refused. */
  readonly told: RegExp;
  readonly cure: (stack: EngineStack, urn: string, opts: pulumi.CustomResourceOptions) => Promise<Step>;
}

const renamed = (args: Args, opts: pulumi.CustomResourceOptions): Program => {
  return () => {
    new WhatsAppPhoneNumber("hotline", { ...INPUTS, ...args }, opts);
  };
};
const below = (args: Args, opts: pulumi.CustomResourceOptions): Program => {
  return () => {
    const parent = new pulumi.ComponentResource("example:index:Team", "team");
    new WhatsAppPhoneNumber("support", { ...INPUTS, ...args }, { ...opts, parent });
  };
};

const CHANGES: Record<string, Change> = {
  "renamed in the program": {
    program: renamed,
    told: /aliases: \["<URN>"\]/,
    cure: (stack, urn, opts) => stack.up(renamed({}, { ...opts, aliases: [urn] })),
  },
  "moved below a component": {
    program: below,
    told: /aliases: \["<URN>"\]/,
    cure: (stack, urn, opts) => stack.up(below({}, { ...opts, aliases: [urn] })),
  },
  "replaced with --replace": {
    program: declares,
    flags: (urn) => ({ replace: [urn] }),
    told: /leave out --replace/,
    cure: (stack, _urn, opts) => stack.up(declares({}, opts)),
  },
  tainted: {
    program: declares,
    before: (stack, urn) => stack.run("state", "taint", urn, "--yes"),
    told: /pulumi state untaint/,
    async cure(stack, urn, opts) {
      const untaint = await stack.run("state", "untaint", urn, "--yes");
      return untaint.ok ? stack.up(declares({}, opts)) : untaint;
    },
  },
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

/** A stack with the number, and the id and the URN of its entry. */
async function stackWithNumber(args: Args, opts: pulumi.CustomResourceOptions) {
  const stack = await world.stack();
  await stack.up(declares(args, opts));
  const [entry] = await stack.resources();
  if (entry?.id === undefined) throw new Error("the number was not created");
  return { stack, id: entry.id, urn: entry.urn };
}

async function expectClean(stack: EngineStack, id: string, program: Program): Promise<void> {
  expect((await stack.resources()).map((entry) => [entry.id, entry.delete ?? false])).toEqual([[id, false]]);
  expect(world.simulator.numbers(ACCOUNT).map((number) => number.id)).toEqual([id]);
  const preview = await stack.preview(program);
  expect(Object.keys(preview.changes)).toEqual(["same"]);
}

describe.each([
  ["not retained", {}],
  ["retained", { retainOnDelete: true }],
] as const)("a number that is %s", (_retained, opts) => {
  describe.each(Object.entries(CHANGES))("and is %s", (_name, { program, before, flags, told, cure }) => {
    test("with adoptExisting: the new entry takes the number over, and the old one leaves the state", async () => {
      const adopts = { adoptExisting: true };
      const { stack, id, urn } = await stackWithNumber(adopts, opts);
      await before?.(stack, urn);
      const entries = await stack.resources();

      world.simulator.faults.add({ times: Infinity, then: { kind: "permissionLost", code: 190 } });
      const failed = await stack.up(program(adopts, opts), flags?.(urn));
      world.simulator.faults.clear();

      // While Meta refuses every call, nothing is lost.
      expect(failed.ok).toBe(false);
      expect(await stack.resources()).toEqual(entries);
      expect(await stack.up(program(adopts, opts), flags?.(urn))).toMatchObject({ ok: true });
      await expectClean(stack, id, program(adopts, opts));
    });

    test("without it: nothing is lost, and the told commands end clean", async () => {
      const { stack, id, urn } = await stackWithNumber({}, opts);
      await before?.(stack, urn);

      const up = await stack.up(program({}, opts), flags?.(urn));

      expect(up.ok).toBe(false);
      expect(up.output).toContain(id);
      expect(up.output).toMatch(told);
      expect(world.simulator.requests({ method: "POST" })).toHaveLength(2);
      const cured = await cure(stack, urn, opts);
      expect(cured).toMatchObject({ ok: true });
      expect((await stack.resources()).map((entry) => entry.id)).toEqual([id]);
      expect(world.simulator.numbers(ACCOUNT).map((number) => number.id)).toEqual([id]);
    });
  });
});
