import { lost, lostAfter, messageOf, ok, refused, to } from "../../test-support/graph";
import {
  COMPLETE,
  CREATED,
  ID,
  INPUTS,
  PIN,
  recordedBy,
  REGISTERED,
  registrationScene,
  VERIFIED,
} from "../../test-support/registration";

const REGISTER = `${ID}/register`;

const STATE = COMPLETE;
const WAITING = { ...STATE, registered: false, pending: "verification", registerCalls: [] };

const NEW_PIN = "730164";

describe("a registration that waits", () => {
  test("is completed once the number is verified", async () => {
    const { update, calls, changes } = registrationScene(VERIFIED);

    expect(await changes(WAITING)).toBe(true);
    expect(await update(WAITING)).toMatchObject({ registered: true, pending: null });
    expect(calls()).toEqual(["register"]);
  });

  test("goes on waiting while the number is not verified: nothing is sent", async () => {
    const { update, calls } = registrationScene(CREATED);

    expect(await update(WAITING)).toMatchObject({ registered: false, pending: "verification" });
    expect(calls()).toEqual([]);
  });

  test("takes the number over if somebody has registered it meanwhile, and sets the PIN", async () => {
    const { update, calls } = registrationScene(REGISTERED);

    expect(await update(WAITING)).toMatchObject({ registered: true, pending: null });
    expect(calls()).toEqual(["pin"]);
  });

  test("whose outcome was not known needs no call if the number is registered: that was its own call", async () => {
    const { update, calls } = registrationScene(REGISTERED);

    const olds = { ...WAITING, pending: "outcome", registerCalls: ["2025-12-31T12:00:00Z"] };
    expect(await update(olds)).toMatchObject({ registered: true, pending: null });
    expect(calls()).toEqual([]);
  });

  test("because Meta hid its state gets its PIN once the number turns out to be registered", async () => {
    const { update, calls } = registrationScene(REGISTERED);

    expect(await update({ ...WAITING, pending: "outcome" })).toMatchObject({ registered: true });
    expect(calls()).toEqual(["pin"]);
  });

  test("is completed with the region and the PIN that the program declares now", async () => {
    const { entry, update, calls } = registrationScene(VERIFIED);

    await update(WAITING, { dataRegion: "DE", pin: NEW_PIN });

    expect(calls()).toEqual(["settings", "register"]);
    expect(entry).toMatchObject({ region: "DE", pin: NEW_PIN });
  });

  test("fails if the program requires it now", async () => {
    const { update } = registrationScene(CREATED);

    expect(await messageOf(update(WAITING, { required: true }))).toContain("required: true");
  });
});

test("a number that was deregistered by hand is registered again", async () => {
  const { update, changes, calls } = registrationScene(VERIFIED);
  const refreshed = { ...STATE, registered: false };

  expect(await changes(refreshed)).toBe(true);
  expect(await update(refreshed)).toMatchObject({ registered: true });
  expect(calls()).toEqual(["register"]);
});

describe("the PIN", () => {
  test("is replaced without a registration", async () => {
    const { entry, update, changes, calls } = registrationScene(REGISTERED);

    expect(await changes(STATE, { pin: NEW_PIN })).toBe(true);
    const after = await update(STATE, { pin: NEW_PIN });

    expect(after).toMatchObject({ pin: NEW_PIN, registered: true, registerCalls: STATE.registerCalls });
    expect(calls()).toEqual(["pin"]);
    expect(entry.pin).toBe(NEW_PIN);
  });

  test("is set again if two-step verification was turned off by hand", async () => {
    const { update, changes, calls } = registrationScene({ ...REGISTERED, is_pin_enabled: false });
    const refreshed = { ...STATE, pinEnabled: false };

    expect(await changes(refreshed)).toBe(true);
    expect(await update(refreshed)).toMatchObject({ pinEnabled: true });
    expect(calls()).toEqual(["pin"]);
  });

  test("that the program does not declare any more is forgotten without a call", async () => {
    const { graph, update } = registrationScene(REGISTERED);

    const after = await update(STATE, { pin: undefined });

    expect(after).not.toHaveProperty("pin");
    expect(graph.asked).toEqual([]);
  });

  test("that Meta refuses fails, and nothing is recorded", async () => {
    const { graph, update } = registrationScene(REGISTERED);
    graph.once.push(to("POST", ID, refused(133009, { error_data: { details: "Wait 7 minutes" } })));

    expect(await messageOf(update(STATE, { pin: NEW_PIN }))).toContain("Wait 7 minutes");
  });
});

describe("registerAgain", () => {
  test("registers once more when its value changes", async () => {
    const { update, changes, calls } = registrationScene(REGISTERED);

    expect(await changes(STATE, { registerAgain: "Acme Help" })).toBe(true);
    const after = await update(STATE, { registerAgain: "Acme Help" });

    expect(calls()).toEqual(["register"]);
    expect(after).toMatchObject({ registerAgain: "Acme Help", registered: true, pending: null });
    expect(after.registerCalls).toHaveLength(2);
    expect(await changes(after, { registerAgain: "Acme Help" })).toBe(false);
  });

  test("counts as done with the first registration", async () => {
    const { create, changes, calls } = registrationScene();

    const state = await create({ registerAgain: 1 });

    expect(calls()).toEqual(["register"]);
    expect(await changes(state, { registerAgain: 1 })).toBe(false);
  });

  test("that disappears, because Meta hides the name, changes nothing", async () => {
    const { changes } = registrationScene();

    expect(await changes({ ...STATE, registerAgain: "Acme" }, { registerAgain: undefined })).toBe(false);
  });

  test("that disappears while something else changes is kept, so that its return repeats nothing", async () => {
    const { update, changes } = registrationScene(REGISTERED);
    const olds = { ...STATE, registerAgain: "Acme" };

    for (const edit of [{ pin: NEW_PIN }, { deregisterOnDelete: true }]) {
      const after = await update(olds, { ...edit, registerAgain: undefined });
      expect(after).toMatchObject({ registerAgain: "Acme" });
      expect(await changes(after, { ...edit, registerAgain: "Acme" })).toBe(false);
    }
  });

  test("answered with a deregistration that is half done leaves the number online", async () => {
    const { graph, update, calls } = registrationScene(REGISTERED);
    graph.once.push(to("POST", REGISTER, refused(133000)));

    await recordedBy(update(STATE, { registerAgain: "Acme Help" }));

    expect(calls()).toEqual(["register"]);
  });

  test("keeps its old value while it is not fulfilled, so that the next run sees it", async () => {
    const { graph, update, changes } = registrationScene(REGISTERED);
    graph.once.push(to("POST", REGISTER, refused(133016)));

    const after = await update({ ...STATE, registerAgain: "Acme" }, { registerAgain: "Acme Help" });

    expect(after).toMatchObject({ registerAgain: "Acme", registered: true, pending: "quota" });
    expect(await changes({ ...after, pending: null }, { registerAgain: "Acme Help" })).toBe(true);
  });

  test("that was never recorded stays absent while it is not fulfilled", async () => {
    const { graph, update } = registrationScene(REGISTERED);
    graph.once.push(to("POST", REGISTER, refused(133016)));

    expect(await update(STATE, { registerAgain: "Acme Help" })).not.toHaveProperty("registerAgain");
  });

  test("whose answer is lost makes no second call, in this run and the next", async () => {
    const { graph, update, changes, calls, lines } = registrationScene(REGISTERED);
    graph.once.push(to("POST", REGISTER, lost()));

    const after = await update(STATE, { registerAgain: "Acme Help" });

    expect(calls()).toEqual(["register"]);
    expect(lines.join()).toContain("change registerAgain once more");
    expect(await changes(after, { registerAgain: "Acme Help" })).toBe(false);
  });

  test("that fails records the call", async () => {
    const { graph, update } = registrationScene(REGISTERED);
    graph.once.push(to("POST", REGISTER, refused(133005)));

    const { state } = await recordedBy(
      update({ ...STATE, registerAgain: "Acme" }, { registerAgain: "Acme Help" }),
    );

    expect(state).toMatchObject({ registerAgain: "Acme" });
    expect(state.registerCalls).toHaveLength(2);
  });

  test("needs a PIN", async () => {
    const { update, calls } = registrationScene(REGISTERED);

    expect(await messageOf(update(STATE, { pin: undefined, registerAgain: 2 }))).toContain("needs a PIN");
    expect(calls()).toEqual([]);
  });
});

describe("another data region", () => {
  const MOVES = { dataRegion: "DE", allowDowntime: true };

  test("deregisters, sets the region, and registers, with the PIN that is on", async () => {
    const { entry, update, changes, calls } = registrationScene({ ...REGISTERED, region: "CH" });
    const olds = { ...STATE, dataRegion: "CH" };

    expect(await changes(olds, MOVES)).toBe(true);
    const after = await update(olds, MOVES);

    expect(calls()).toEqual(["deregister", "settings", "pin", "register"]);
    expect(after).toMatchObject({ dataRegion: "DE", registered: true, pending: null });
    expect(entry).toMatchObject({ region: "DE", platform_type: "CLOUD_API" });
  });

  test("that Meta has already is no reason to go offline", async () => {
    const { update, calls } = registrationScene({ ...REGISTERED, region: "DE" });

    expect(await update(STATE, MOVES)).toMatchObject({ dataRegion: "DE", registered: true });
    expect(calls()).toEqual([]);
  });

  test("is refused without allowDowntime", async () => {
    const { update, calls } = registrationScene(REGISTERED);

    expect(await messageOf(update(STATE, { dataRegion: "DE" }))).toContain("allowDowntime: true");
    expect(calls()).toEqual([]);
  });

  test.each([
    ["the region is refused", to("POST", `${ID}/settings`, refused(100))],
    ["the PIN is refused", to("POST", ID, refused(200))],
    ["the registration is refused", to("POST", REGISTER, refused(133005))],
    ["the token ends after the deregistration", to("POST", `${ID}/settings`, refused(190))],
  ])(
    "that fails half way, because %s, is recorded as offline, and the text says so first",
    async (_what, fault) => {
      const { graph, update, entry, changes } = registrationScene({ ...REGISTERED, region: "CH" });
      graph.once.push(fault);

      const { state, reason } = await recordedBy(update({ ...STATE, dataRegion: "CH" }, MOVES));

      expect(reason).toMatch(/^\+1 202-555-0123 \(id \d+\) is offline now: it was deregistered/);
      expect(state).toMatchObject({ registered: false, ready: false });
      // Without the change, the next run brings the number back.
      expect(await changes(state, { dataRegion: "CH" })).toBe(true);
      const next = registrationScene(entry);
      expect(await next.update(state, { dataRegion: "CH" })).toMatchObject({
        registered: true,
        dataRegion: "CH",
      });
    },
  );

  test("has the time of an operation of its own after the deregistration", async () => {
    const { graph, update, clock } = registrationScene(REGISTERED);
    graph.always.push(() => {
      clock.advance(17_000);
      return undefined;
    });

    expect(await update(STATE, MOVES)).toMatchObject({ registered: true, dataRegion: "DE" });
  });

  test.each([[{}], [{ storage_configuration: { status: "IN_COUNTRY_STORAGE_PENDING" } }]])(
    "stays as it is if Meta says neither a country nor that there is none: %j",
    async (answer) => {
      const { graph, update, calls } = registrationScene(REGISTERED);
      graph.always.push(to("GET", `${ID}/settings`, ok(answer)));

      expect(await messageOf(update(STATE, MOVES))).toContain("Could not read the data region");
      expect(calls()).toEqual([]);
    },
  );

  test("does not go offline without a PIN to come back with", async () => {
    const { update, calls } = registrationScene(REGISTERED);

    expect(await messageOf(update(STATE, { ...MOVES, pin: undefined }))).toContain("needs a PIN");
    expect(calls()).toEqual([]);
  });

  test("does not go offline while the quota is used up", async () => {
    const { update, calls } = registrationScene(REGISTERED);
    const registerCalls = Array.from({ length: 8 }, () => "2025-12-31T12:00:00Z");

    const after = await update({ ...STATE, dataRegion: "CH", registerCalls }, MOVES);

    expect(after).toMatchObject({ registered: true, pending: "quota", dataRegion: "CH" });
    expect(calls()).toEqual([]);
  });

  test("waits for the verification if the proof of ownership is too old by now", async () => {
    const { update, calls, lines } = registrationScene({
      ...REGISTERED,
      code_verification_status: "EXPIRED",
    });

    const after = await update(STATE, MOVES);

    expect(after).toMatchObject({ registered: false, pending: "verification" });
    expect(after).not.toHaveProperty("dataRegion");
    expect(calls()).toEqual(["deregister"]);
    expect(lines.join()).toContain("npx pulumi-whatsapp verify");
  });

  test("goes on after the answer to the deregistration was lost", async () => {
    const { graph, update, calls } = registrationScene(REGISTERED);
    graph.once.push(lostAfter);

    expect(await update(STATE, MOVES)).toMatchObject({ registered: true, dataRegion: "DE" });
    expect(calls()).toEqual(["deregister", "settings", "pin", "register"]);
  });

  test("stops if it is not certain that the number is deregistered", async () => {
    const { graph, update, calls } = registrationScene(REGISTERED);
    graph.once.push(to("POST", `${ID}/deregister`, lost()));

    expect(await messageOf(update(STATE, MOVES))).toMatch(/^Outcome unknown.*deregistered/);
    expect(calls()).toEqual(["deregister"]);
  });

  test("that is not declared any more is forgotten without a call", async () => {
    const { graph, update, changes } = registrationScene(REGISTERED);
    const olds = { ...STATE, dataRegion: "DE" };

    expect(await changes(olds)).toBe(true);
    expect(await update(olds)).not.toHaveProperty("dataRegion");
    expect(graph.asked).toEqual([]);
  });
});

describe("the quota of the stack's own", () => {
  const hoursAgo = (hours: number) => new Date(Date.UTC(2026, 0, 1) - hours * 3_600_000).toISOString();

  test("stops at 8 calls within 72 hours, and says when the next one is allowed", async () => {
    const { update, calls, lines } = registrationScene(VERIFIED);
    const registerCalls = [80, 71, 60, 50, 40, 30, 20, 10, 1].map(hoursAgo);

    const after = await update({ ...WAITING, registerCalls });

    expect(after).toMatchObject({ registered: false, pending: "quota" });
    expect(calls()).toEqual([]);
    expect(lines.join()).toContain("Run pulumi up again after 2026-01-01T01:00:00Z");
    expect(after.registerCalls).toHaveLength(8);
  });

  test("allows the next one after that", async () => {
    const { update, calls, clock } = registrationScene(VERIFIED);
    const registerCalls = [71, 60, 50, 40, 30, 20, 10, 1].map(hoursAgo);
    clock.advance(3_600_001);

    expect(await update({ ...WAITING, registerCalls })).toMatchObject({ registered: true });
    expect(calls()).toEqual(["register"]);
  });

  test("waits 72 hours from the last call after Meta has blocked the number", async () => {
    const { update, calls, lines } = registrationScene(VERIFIED);
    const olds = { ...WAITING, pending: "quota", registerCalls: [hoursAgo(60), hoursAgo(2)] };

    expect(await update(olds)).toMatchObject({ registered: false, pending: "quota" });
    expect(calls()).toEqual([]);
    expect(lines.join()).toContain("after 2026-01-03T22:00:00Z");
  });

  test("is not used up while Meta still reviews the name", async () => {
    const waits = registrationScene({ ...VERIFIED, name_status: "PENDING_REVIEW" });
    const approved = registrationScene(VERIFIED);
    const olds = { ...WAITING, pending: "name", registerCalls: [hoursAgo(1)] };

    expect(await waits.update(olds)).toMatchObject({ pending: "name" });
    expect(waits.calls()).toEqual([]);
    expect(await approved.update(olds)).toMatchObject({ registered: true });
  });

  test("takes what is no moment in the state for no call", async () => {
    const { update } = registrationScene(VERIFIED);

    const after = await update({ ...WAITING, registerCalls: ["soon", 7, null] });

    expect(after.registerCalls).toEqual(["2026-01-01T00:00:00Z"]);
  });
});

describe("an option that Meta does not hold", () => {
  test("deregisterOnDelete gets into the state without a call", async () => {
    const { graph, update, changes } = registrationScene(REGISTERED);
    const edit = { deregisterOnDelete: true };

    expect(await changes(STATE, edit)).toBe(true);
    expect(await update(STATE, edit)).toEqual({ ...STATE, ...edit });
    expect(graph.asked).toEqual([]);
  });

  test("another account gets into the state if its token can read the number", async () => {
    const { graph, update, calls } = registrationScene(REGISTERED);
    const edit = { businessAccountId: "100000000000002" };

    expect(await update(STATE, edit)).toMatchObject(edit);
    expect(calls()).toEqual([]);
    graph.always.push(() => refused(100, { error_subcode: 33 }));
    expect(await messageOf(update(STATE, edit))).toContain("Could not read");
  });

  test.each([[{ required: true }], [{ allowDowntime: true }]])("%j is no change", async (edit) => {
    const { changes } = registrationScene();

    expect(await changes(STATE, edit)).toBe(false);
  });
});

test("a number whose platform Meta hides by now is left as it is", async () => {
  const { platform_type: _hidden, ...number } = REGISTERED;
  const { update, calls } = registrationScene(number);

  const after = await update(STATE, { pin: NEW_PIN, dataRegion: "DE" });

  expect(after).toMatchObject({ pending: "outcome", registered: null, pin: PIN });
  expect(after).not.toHaveProperty("dataRegion");
  expect(calls()).toEqual([]);
});

test("another number replaces the registration, the new one first", async () => {
  const { provider } = registrationScene();

  expect(await provider.diff(ID, STATE, { ...INPUTS, phoneNumberId: "300000000000002" })).toEqual({
    changes: true,
    replaces: ["phoneNumberId"],
    deleteBeforeReplace: false,
  });
});

test("an update goes by the program's number, whatever number the state has", async () => {
  const { graph, provider } = registrationScene(VERIFIED);

  await provider.update("300000000000099", { ...WAITING, phoneNumberId: "300000000000099" }, INPUTS);

  expect(new Set(graph.asked.map(({ path }) => path.split("/")[0]))).toEqual(new Set([ID]));
});

test("nothing changed is no change", async () => {
  const { changes } = registrationScene();

  expect(await changes(STATE)).toBe(false);
});

test("a registration whose proof of ownership is too old is no change", async () => {
  const { changes } = registrationScene();

  expect(await changes({ ...STATE, codeVerificationStatus: "EXPIRED" })).toBe(false);
});

test.each([
  ["verification", "npx pulumi-whatsapp verify"],
  ["name", "display name"],
  ["quota", "too often"],
  ["outcome", "may not have been registered"],
])("a preview says once why a registration waits: %s", async (pending, words) => {
  const { changes, lines } = registrationScene();

  await changes({ ...WAITING, pending });
  await changes({ ...WAITING, pending });

  expect(lines).toEqual([expect.stringContaining(words)]);
  expect(lines.join()).not.toContain(PIN);
});
