import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack, Program, Step } from "../../support/engine";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";
import { yaml, yamlNumber } from "../../support/yaml";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const LAST_DIGITS = [23, 24, 25];
const number = (last: number) => ({ ...INPUTS, phoneNumber: `20255501${last}` });
const threeClasses: Program = () => {
  for (const last of LAST_DIGITS) new WhatsAppPhoneNumber(`number-${last}`, number(last));
};
const threeOfYaml = yaml({
  resources: Object.fromEntries(LAST_DIGITS.map((last) => [`number-${last}`, yamlNumber(number(last))])),
});

const WAYS = [
  {
    way: "the class",
    start: () => world.stack(),
    program: threeClasses,
    line: (text: string) => ({ severity: "info#err", text: `pulumi-whatsapp: ${text}` }),
  },
  {
    way: "the plugin",
    start: () => world.stack({ yaml: threeOfYaml }),
    program: undefined,
    line: (text: string) => ({ severity: "info", text }),
  },
];

const shown = ({ ok, messages }: Step) => ({ ok, messages });

describe.each(WAYS)("with $way", ({ start, program, line }) => {
  test("each run that asks Meta ends with the number of its requests, and no other run does", async () => {
    stack = await start();

    const preview = await stack.preview(program);
    const up = await stack.up(program);
    const { length: ofUp } = world.simulator.requests();
    const again = await stack.up(program);
    world.simulator.clearRequests();
    const refresh = await stack.refresh();
    const { length: ofRefresh } = world.simulator.requests();

    expect(shown(preview)).toEqual({ ok: true, messages: [] });
    expect(ofUp).toBe(6);
    expect(shown(up)).toEqual({ ok: true, messages: [line("6 requests to Meta.")] });
    expect(shown(again)).toEqual({ ok: true, messages: [] });
    expect(ofRefresh).toBe(1);
    expect(shown(refresh)).toEqual({ ok: true, messages: [line("1 request to Meta.")] });
    expect(refresh.output.match(/1 request to Meta\./g)?.length).toBeGreaterThanOrEqual(1);
  });

  test("a usage above one half is shown", async () => {
    const accounts = { [ACCOUNT]: { percent: 62, minutes: 0 } };
    world.simulator.faults.add({ times: Infinity, then: { kind: "usage", accounts } });
    stack = await start();

    const up = await stack.up(program);

    expect(shown(up)).toEqual({
      ok: true,
      messages: [
        line(
          `6 requests to Meta. Highest usage that Meta reported: 62 % of the calls allowed to account ${ACCOUNT}.`,
        ),
      ],
    });
  });
});
