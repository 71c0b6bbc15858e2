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
  readonly cure: (
    stack: EngineStack,
    urn: string,
    args: Args,
    opts: pulumi.CustomResourceOptions,
  ) => Promise<Step>;
  /** Pulumi replaces the entry by itself: one that is not retained is deleted first, which fails before anything is created. */
  readonly forced?: true;
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
    cure: (stack, urn, args, opts) => stack.up(renamed(args, { ...opts, aliases: [urn] })),
  },
  "moved below a component": {
    program: below,
    told: /aliases: \["<URN>"\]/,
    cure: (stack, urn, args, opts) => stack.up(below(args, { ...opts, aliases: [urn] })),
  },
  "replaced with --replace": {
    program: declares,
    flags: (urn) => ({ replace: [urn] }),
    told: /leave out --replace/,
    cure: (stack, _urn, args, opts) => stack.up(declares(args, opts)),
    forced: true,
  },
  tainted: {
    program: declares,
    before: (stack, urn) => stack.run("state", "taint", urn, "--yes"),
    told: /pulumi state untaint/,
    async cure(stack, urn, args, opts) {
      const untaint = await stack.run("state", "untaint", urn, "--yes");
      return untaint.ok ? stack.up(declares(args, opts)) : untaint;
    },
    forced: true,
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
])("a number that is %s", (_retained, opts: pulumi.CustomResourceOptions) => {
  describe.each(Object.entries(CHANGES))("and is %s", (_name, change) => {
    const { program, before, flags, told, cure, forced = false } = change;
    const deletesFirst = forced && opts.retainOnDelete !== true;

    test("with adoptExisting: at most one entry has the number, whatever fails", async () => {
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
      const up = await stack.up(program(adopts, opts), flags?.(urn));
      if (deletesFirst) {
        expect(up.ok).toBe(false);
        expect(up.output).toMatch(told);
        expect(await cure(stack, urn, adopts, opts)).toMatchObject({ ok: true });
      } else {
        // The new entry took the number over, and the old one left the state.
        expect(up).toMatchObject({ ok: true });
      }
      await expectClean(stack, id, program(adopts, opts));
    });

    test("without it: nothing is lost, and the told commands end clean", async () => {
      const { stack, id, urn } = await stackWithNumber({}, opts);
      await before?.(stack, urn);

      const up = await stack.up(program({}, opts), flags?.(urn));

      expect(up.ok).toBe(false);
      expect(up.output).toContain(id);
      expect(up.output).toMatch(told);
      expect(world.simulator.numbers(ACCOUNT).map((number) => number.id)).toEqual([id]);
      expect(await cure(stack, urn, {}, opts)).toMatchObject({ ok: true });
      await expectClean(stack, id, program({}, opts));
    });
  });
});
