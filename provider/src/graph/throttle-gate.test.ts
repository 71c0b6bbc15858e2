import { Deadline } from "./clock";
import { DYNAMIC_WORDS as words } from "../engine/dynamic-words";
import { GraphError, graphErrorBody } from "./graph-error";
import { ThrottleGate } from "./throttle-gate";
import { SleepingClock } from "../test-support";

const by = new GraphError("list", graphErrorBody.parse({ message: "Too many calls", code: 80007 }), 400, {
  words,
});

describe("a gate that a throttled call has closed", () => {
  test("holds other calls of that account back until the time is over", async () => {
    const clock = new SleepingClock();
    const gate = new ThrottleGate();
    gate.close("account:1", { until: 5_000, by, fromMeta: true });

    await gate.pass(["app:a", "account:1"], "create", new Deadline(clock, 60_000));

    expect(clock.now()).toBeGreaterThanOrEqual(5_000);
  });

  test("lets calls of other accounts through", async () => {
    const clock = new SleepingClock();
    const gate = new ThrottleGate();
    gate.close("account:1", { until: 5_000, by, fromMeta: true });

    await gate.pass(["app:a", "account:2"], "create", new Deadline(clock, 60_000));

    expect(clock.slept).toEqual([]);
  });

  test("fails a call at once whose deadline comes first, with the minutes", async () => {
    const clock = new SleepingClock();
    const gate = new ThrottleGate();
    gate.close("account:1", { until: 7 * 60_000 - 1, by, fromMeta: true });

    const passing = gate.pass(["account:1"], "create +1 2025550123", new Deadline(clock, 60_000));

    await expect(passing).rejects.toThrow(/create \+1 2025550123.*Too many calls.*wait 7 minutes/);
    expect(clock.slept).toEqual([]);
  });

  test("fails a call at once if one of its scopes stays closed beyond the deadline, though another opens before", async () => {
    const clock = new SleepingClock();
    const gate = new ThrottleGate();
    gate.close("account:1", { until: 7 * 60_000, by, fromMeta: true });
    gate.close("app:a", { until: 5_000, by, fromMeta: true });

    const passing = gate.pass(["app:a", "account:1"], "create", new Deadline(clock, 60_000));

    await expect(passing).rejects.toThrow(/wait 7 minutes/);
    expect(clock.slept).toEqual([]);
  });

  test("fails a call that would come through with too little time left", async () => {
    const clock = new SleepingClock(1);
    const gate = new ThrottleGate();
    gate.close("account:1", { until: 7_600, by, fromMeta: false });

    await expect(gate.pass(["account:1"], "create", new Deadline(clock, 8_000))).rejects.toThrow(
      /Too many calls/,
    );
    expect(clock.slept).toEqual([]);
  });

  test("is not opened earlier by a call that was told less", async () => {
    const clock = new SleepingClock();
    const gate = new ThrottleGate();
    gate.close("account:1", { until: 5_000, by, fromMeta: true });
    gate.close("account:1", { until: 1_000, by, fromMeta: false });

    await gate.pass(["account:1"], "create", new Deadline(clock, 60_000));

    expect(clock.now()).toBeGreaterThanOrEqual(5_000);
  });
});
