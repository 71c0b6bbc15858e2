import { ACCOUNT, INPUTS, providerOf, UNKNOWN } from "../../test-support";
import { LISTING, messageOf, ok, refused, sceneOf, to, type Entry } from "../../test-support/graph";
import { phoneNumber } from ".";

const ID = "300000000000001";
const ENTRY: Entry = {
  id: ID,
  display_phone_number: "+1 202-555-0123",
  verified_name: "Acme Support",
  status: "CONNECTED",
};
const STATE = {
  ...INPUTS,
  phoneNumberId: ID,
  displayPhoneNumber: "+1 202-555-0123",
  codeVerificationStatus: "VERIFIED",
  qualityRating: "GREEN",
  status: "CONNECTED",
  nameStatus: "APPROVED",
  platformType: "CLOUD_API",
  approvedName: "Acme Support",
  requestedName: null,
  nextStep: null,
  ready: true,
};

const scene = (entries: Entry[] = [], environment: Record<string, string> = {}) =>
  sceneOf(phoneNumber, entries, environment);

const hidden = refused(100, { error_subcode: 33 });

describe("a comparison that finds a replacement", () => {
  const other = { ...INPUTS, phoneNumber: "2025550124" };

  test("says once for each number that the old one cannot be deleted", async () => {
    const { provider, lines } = scene();

    await provider.diff(ID, STATE, other);
    await provider.diff(ID, STATE, other);
    await provider.diff("300000000000002", STATE, other);

    expect(lines).toEqual([
      expect.stringMatching(/change of phoneNumber replaces \+1 2025550123 \(id 300000000000001\)/),
      expect.stringMatching(/\(id 300000000000002\)/),
    ]);
  });

  test("of a retained number, or none, says nothing", async () => {
    const { provider, lines } = scene();

    await provider.diff(ID, STATE, INPUTS);
    await provider.diff(ID, { ...STATE, retainOnDelete: true }, { ...other, retainOnDelete: true });

    expect(lines).toEqual([]);
  });
});

describe("a refresh", () => {
  test("answers with the number as Meta shows it", async () => {
    const { provider } = scene([{ ...ENTRY, status: "BANNED", verified_name: "Acme Help" }]);

    expect(await provider.read(ID, STATE)).toMatchObject({
      id: ID,
      props: { ...INPUTS, verifiedName: "Acme Help", status: "BANNED", qualityRating: null },
      inputs: { ...INPUTS, verifiedName: "Acme Help" },
    });
  });

  test("of a number that is there leaves it to its entry", async () => {
    const { provider } = scene([ENTRY]);
    await provider.check(INPUTS, INPUTS);
    await provider.diff(ID, STATE, INPUTS);
    await provider.read(ID, STATE);

    expect(await messageOf(provider.create({ ...INPUTS, adoptExisting: true }))).toMatch(
      /the stack has an entry for it/,
    );
  });

  test("answers gone for a number that is gone", async () => {
    expect(await scene().provider.read(ID, STATE)).toEqual({});
  });

  test("that would drop every number of the account stops, and says how to go on", async () => {
    const { provider } = scene();
    const other = { ...STATE, phoneNumberId: "300000000000002", phoneNumber: "2025550124" };

    const said = await Promise.all([
      messageOf(provider.read(ID, STATE)),
      messageOf(provider.read(other.phoneNumberId, other)),
    ]);

    for (const message of said) {
      expect(message).toMatch(/none of the 2 numbers.*state is unchanged.*pulumi refresh --target/s);
    }
  });

  test("keeps the state of a number whose account cannot be read", async () => {
    const { graph, provider } = scene();
    graph.always.push(to("GET", ACCOUNT, hidden));

    expect(await messageOf(provider.read(ID, STATE))).toMatch(/state is unchanged.*Give the token access/s);
  });

  test("keeps the state if the listing is in doubt", async () => {
    const { graph, provider } = scene();
    graph.always.push(to("GET", LISTING, ok({ data: [], paging: { next: 7 } })));

    expect(await messageOf(provider.read(ID, STATE))).toMatch(
      /state is unchanged.*Run the same command again/s,
    );
  });

  test("of a number whose account is not known tries every token, and never says gone", async () => {
    const tokens = JSON.stringify({ "100000000000002": "second-token" });
    const { graph, provider } = scene([ENTRY], { WHATSAPP_ACCESS_TOKENS: tokens });
    const { businessAccountId: _, ...state } = STATE;
    graph.always.push(({ token }) => (token === "second-token" ? undefined : hidden));

    expect((await provider.read(ID, state)).id).toBe(ID);
    graph.entries.length = 0;
    expect(await messageOf(provider.read(ID, state))).toMatch(/None of the 2 tokens can read it/);
    expect(graph.asked.map(({ token }) => token)).toEqual([
      "test-token",
      "second-token",
      "test-token",
      "second-token",
    ]);
  });
});

describe("a lookup by id", () => {
  const given = { businessAccountId: ACCOUNT };

  test("gives the number as Meta shows it", async () => {
    expect(await scene([ENTRY]).provider.read(ID, given)).toMatchObject({
      id: ID,
      props: { cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support", phoneNumberId: ID },
    });
  });

  test("fails for a number that is not there", async () => {
    expect(await messageOf(scene().provider.read(ID, given))).toMatch(
      /no number with the id 300000000000001/,
    );
  });

  test("fails for a number that the account does not hold", async () => {
    const { graph, provider } = scene([ENTRY]);
    graph.always.push(to("GET", LISTING, ok({ data: [] })));

    expect(await messageOf(provider.read(ID, given))).toMatch(
      /\(\+1 202-555-0123\) exists, but not on account 100000000000001/,
    );
    graph.always.push(to("GET", ID, ok({ id: ID })));
    expect(await messageOf(provider.read(ID, given))).toMatch(/\(not shown\) exists/);
  });

  test("takes the number's word where the account may not be listed", async () => {
    const { graph, provider } = scene([ENTRY]);
    graph.always.push(to("GET", LISTING, refused(200)));

    expect((await provider.read(ID, given)).id).toBe(ID);
  });

  test.each(["DELETED", "MIGRATED"])("fails for a number that is %s, whatever is given", async (status) => {
    const { provider } = scene([{ ...ENTRY, status }]);

    expect(await messageOf(provider.read(ID, given))).toMatch(/no number with the id/);
    expect(await messageOf(provider.read(ID, {}))).toMatch(new RegExp(`\\(status ${status}\\)`));
  });

  test("fails if the account cannot be read", async () => {
    const { graph, provider } = scene();
    graph.always.push(to("GET", ACCOUNT, hidden));

    expect(await messageOf(provider.read(ID, given))).toMatch(/Give the token access/);
  });

  test("without an account fails with the first refusal, and says how many tokens were tried", async () => {
    const one = scene();
    expect(await messageOf(one.provider.read(ID, {}))).toMatch(
      /id 300000000000001 on an unknown account.*\(#100\) refused.*The token cannot read it\. Check the id/s,
    );

    const two = scene([], { WHATSAPP_ACCESS_TOKENS: JSON.stringify({ [ACCOUNT]: "own-token" }) });
    two.graph.once.push(to("GET", ID, refused(190)));
    expect(await messageOf(two.provider.read(ID, {}))).toMatch(
      /\(#190\) refused.*None of the 2 tokens can read it/s,
    );
  });

  test("fails at once for an error that is not about this token", async () => {
    const { graph, provider } = scene([ENTRY], {
      WHATSAPP_ACCESS_TOKENS: JSON.stringify({ [ACCOUNT]: "own-token" }),
    });
    graph.always.push(to("GET", ID, refused(2)));

    expect(await messageOf(provider.read(ID, {}))).toMatch(/temporary/);
    expect(new Set(graph.asked.map(({ token }) => token))).toEqual(new Set(["test-token"]));
  });

  test.each(["../me", "1a", "a1"])("refuses the id %s, which is none", async (id) => {
    const { graph, provider } = scene();

    expect(await messageOf(provider.read(id, given))).toMatch(/is not the id of a number/);
    expect(graph.asked).toEqual([]);
  });
});

describe("a deletion", () => {
  test("of a number that is gone succeeds", async () => {
    await expect(scene().provider.delete(ID, STATE)).resolves.toBeUndefined();
  });

  test("of several that are gone succeeds too: the program gave them up", async () => {
    const { provider } = scene();

    await provider.delete(ID, STATE);
    await expect(provider.delete("300000000000002", STATE)).resolves.toBeUndefined();
  });

  test.each(["DELETED", "MIGRATED"])("of a number that is %s succeeds", async (status) => {
    await expect(scene([{ ...ENTRY, status }]).provider.delete(ID, STATE)).resolves.toBeUndefined();
  });

  test("of a living number fails, with every way out, and changes nothing", async () => {
    const { graph, provider } = scene([ENTRY]);

    const said = await messageOf(provider.delete(ID, STATE));

    for (const part of ["aliases", "state delete", "untaint", "retainOnDelete", "WhatsApp Manager", ID]) {
      expect(said).toContain(part);
    }
    expect(graph.paths("POST")).toEqual([]);
  });

  test("of a number that cannot be told fails", async () => {
    const { graph, provider } = scene();
    graph.always.push(to("GET", ACCOUNT, ok({})));

    expect(await messageOf(provider.delete(ID, STATE))).toMatch(
      /Could not check whether.*Give the token access/s,
    );
  });

  test("with a listing in doubt fails", async () => {
    const { graph, provider } = scene();
    graph.always.push(to("GET", LISTING, ok({ data: [], paging: { next: 7 } })));

    expect(await messageOf(provider.delete(ID, STATE))).toMatch(
      /Could not check whether.*Run the same command/s,
    );
  });

  describe("of one of two entries that have the number", () => {
    test("succeeds without a call if the other one stays as it is", async () => {
      const { graph, provider } = scene([ENTRY]);
      await provider.check(INPUTS, INPUTS);
      await provider.diff(ID, STATE, INPUTS);

      await provider.delete(ID, STATE);

      expect(graph.asked).toEqual([]);
    });

    test("fails if nothing but a refresh has compared it in this process: there may be no other", async () => {
      const { provider } = scene([ENTRY]);
      await provider.read(ID, STATE);
      await provider.diff(ID, STATE, INPUTS);

      expect(await messageOf(provider.delete(ID, STATE))).toContain("no call that deletes a number");
    });

    test("succeeds if a renamed resource took the number over", async () => {
      const { graph, provider } = scene([ENTRY]);
      await provider.create({ ...INPUTS, adoptExisting: true });
      const before = graph.asked.length;

      await provider.delete(ID, STATE);

      expect(graph.asked).toHaveLength(before);
    });

    test("fails if the engine compares it as a dependent of a resource that it replaces", async () => {
      const { provider } = scene([ENTRY]);
      await provider.diff(ID, STATE, { ...INPUTS, preverifiedId: UNKNOWN });

      expect(await messageOf(provider.delete(ID, STATE))).toMatch(/Could not delete/);
    });

    test("fails if it stays in one comparison and changes in a later one", async () => {
      const { provider } = scene([ENTRY]);
      await provider.diff(ID, STATE, INPUTS);
      await provider.diff(ID, STATE, { ...INPUTS, phoneNumber: "2025550124" });

      expect(await messageOf(provider.delete(ID, STATE))).toMatch(/Could not delete/);
    });

    test("fails if nothing shows that there is another: created, updated, or replaced", async () => {
      const created = scene();
      await created.provider.create(INPUTS);
      expect(await messageOf(created.provider.delete(ID, STATE))).toMatch(/Could not delete/);

      const updated = scene([ENTRY]);
      await updated.provider.update(ID, STATE, { ...INPUTS, retainOnDelete: true });
      expect(await messageOf(updated.provider.delete(ID, STATE))).toMatch(/Could not delete/);

      const replaced = scene([ENTRY]);
      await replaced.provider.diff(ID, STATE, { ...INPUTS, phoneNumber: "2025550124" });
      expect(await messageOf(replaced.provider.delete(ID, STATE))).toMatch(/Could not delete/);
    });

    test("leaves the number to nobody: it may be taken over again", async () => {
      const { graph, provider } = scene([ENTRY]);
      await provider.update(ID, STATE, { ...INPUTS, retainOnDelete: true });
      graph.entries.length = 0;
      await provider.delete(ID, STATE);
      graph.entries.push(ENTRY);

      expect((await provider.create({ ...INPUTS, adoptExisting: true })).id).toBe(ID);
    });
  });

  test("without an account in the state says what to correct", async () => {
    const { businessAccountId: _, ...state } = STATE;

    expect(await messageOf(scene().provider.delete(ID, state))).toMatch(/no businessAccountId/);
  });
});

describe("an update", () => {
  test("of an option of Pulumi's alone makes no call, and keeps the outputs", async () => {
    const { graph, provider } = scene();

    const { outs } = await provider.update(ID, STATE, { ...INPUTS, retainOnDelete: true });

    expect(outs).toEqual({ ...STATE, retainOnDelete: true });
    expect(graph.asked).toEqual([]);
  });

  test("of a number that was never read reads it, and waits for it", async () => {
    const { graph, provider, clock } = scene([ENTRY]);
    graph.once.push(to("GET", ID, hidden));
    const olds = { ...STATE, displayPhoneNumber: null };

    const { outs } = await provider.update(ID, olds, { ...INPUTS, retainOnDelete: true });

    expect(outs).toMatchObject({ retainOnDelete: true, displayPhoneNumber: "+1 202-555-0123" });
    expect(clock.slept).toEqual([500]);
  });

  test.each(["DELETED", "MIGRATED"])("of a number that was never read and is %s fails", async (status) => {
    const { provider } = scene([{ ...ENTRY, status }]);

    const said = await messageOf(provider.update(ID, { ...STATE, displayPhoneNumber: null }, INPUTS));
    expect(said).toMatch(/no longer exists.*pulumi refresh/s);
  });

  test("of a number that was never read and never shows says that a refresh drops it", async () => {
    const said = await messageOf(scene().provider.update(ID, { ...STATE, displayPhoneNumber: null }, INPUTS));
    expect(said).toMatch(/If the number was deleted.*pulumi refresh/s);
  });

  test("of a number that was never read, and cannot be, is Meta's error", async () => {
    const { graph, provider } = scene();
    graph.always.push(to("GET", ID, refused(190)));

    const said = await messageOf(provider.update(ID, { ...STATE, displayPhoneNumber: null }, INPUTS));
    expect(said).toMatch(/token is invalid/);
  });

  test("keeps null for outputs that the state lacks", async () => {
    const { status: _, ...olds } = STATE;

    const { outs } = await scene().provider.update(ID, olds, { ...INPUTS, retainOnDelete: true });

    expect(outs).toEqual({ ...STATE, status: null, retainOnDelete: true });
  });

  test("with nothing changed reads the number", async () => {
    const { graph, provider } = scene([ENTRY]);

    expect((await provider.update(ID, STATE, INPUTS)).outs).toMatchObject({ qualityRating: null });
    expect(graph.paths()).toEqual([LISTING]);
  });

  test("of a number that is gone, or cannot be told, fails", async () => {
    expect(await messageOf(scene().provider.update(ID, STATE, INPUTS))).toMatch(/no longer exists.*refresh/s);

    const { graph, provider } = scene();
    graph.always.push(to("GET", ACCOUNT, ok({})));
    expect(await messageOf(provider.update(ID, STATE, INPUTS))).toMatch(/may still exist/);
  });

  test.each([
    ['verifiedName from "Acme Support" to "Other"', { verifiedName: "Other" }],
    ['cc from "1" to "44"', { cc: "44" }],
    ['cc from "1" to nothing', { cc: undefined }],
    ['cc from "1" to "44", verifiedName from "Acme Support" to "Other"', { cc: "44", verifiedName: "Other" }],
  ])("of %s fails, and names it", async (changes, edit) => {
    const { graph, provider } = scene([ENTRY]);

    expect(await messageOf(provider.update(ID, STATE, { ...INPUTS, ...edit }))).toMatch(
      new RegExp(`changes ${changes}, but Meta's API cannot update this`),
    );
    expect(graph.asked).toEqual([]);
  });
});

describe("settings that would fail the update fail the check", () => {
  const check = (environment: Record<string, string>, edit: Record<string, unknown> = {}) =>
    scene([], environment).provider.check({}, { ...INPUTS, ...edit });

  test.each([
    [
      "no token at all",
      { WHATSAPP_ACCESS_TOKEN: "" },
      /There is no access token for account 100000000000001/,
    ],
    ["a graphUrl that is none", { WHATSAPP_GRAPH_URL: "graph" }, /whatsapp:graphUrl/],
    ["a version that is none", { WHATSAPP_API_VERSION: "26" }, /WHATSAPP_API_VERSION/],
    ["a token that cannot be sent", { WHATSAPP_ACCESS_TOKEN: "ü" }, /WHATSAPP_ACCESS_TOKEN/],
    ["tokens that are none", { WHATSAPP_ACCESS_TOKENS: "[" }, /WHATSAPP_ACCESS_TOKENS/],
  ])("%s", async (_what, environment, reason) => {
    const { failures } = await check(environment);

    expect(failures).toEqual([{ property: "", reason: expect.stringMatching(reason) as string }]);
  });

  test("all of them at once", async () => {
    const { failures } = await check({ WHATSAPP_ACCESS_TOKEN: "", WHATSAPP_GRAPH_URL: "graph" });

    expect(failures).toHaveLength(2);
  });

  test("after the inputs, which decide whose token is needed", async () => {
    const { failures } = await check({ WHATSAPP_ACCESS_TOKEN: "" }, { cc: "+1" });

    expect(failures.map(({ property }) => property)).toEqual(["cc"]);
  });

  test("an account that is not known yet needs any token", async () => {
    const other = { WHATSAPP_ACCESS_TOKEN: "", WHATSAPP_ACCESS_TOKENS: '{"100000000000002":"test-token"}' };

    expect((await check(other, { businessAccountId: UNKNOWN })).failures).toEqual([]);
    expect((await check(other)).failures).toHaveLength(1);
    expect(
      (await check({ WHATSAPP_ACCESS_TOKEN: "" }, { businessAccountId: UNKNOWN })).failures,
    ).toHaveLength(1);
  });

  test("a reason is fit to be shown, whatever it repeats", async () => {
    const { provider } = scene([], { WHATSAPP_ACCESS_TOKEN: "test-token" });
    const olds = { ...INPUTS, verifiedName: "Acme \u001b]0;x\u0007 test-token" };

    const { failures } = await provider.check(olds, INPUTS);

    expect(failures[0]?.reason).toMatch(/from "Acme {2}\]0;x {2}\[secret\]"/);
  });

  test("a setting of another type is named", async () => {
    const provider = providerOf(phoneNumber, { environment: { WHATSAPP_ACCESS_TOKEN: "test-token" } });
    await provider.configure({
      config: { get: (key) => (key.endsWith("businessAccountId") ? 7 : undefined) },
    });

    const { failures } = await provider.check({}, INPUTS);

    expect(failures).toEqual([
      { property: "", reason: expect.stringMatching(/whatsapp:businessAccountId.*is not text/) as string },
    ]);
  });

  test("none is no failure", async () => {
    expect((await check({})).failures).toEqual([]);
  });
});
