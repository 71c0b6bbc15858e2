import type { Properties } from "../../engine/properties";
import { INPUTS, UNKNOWN } from "../../test-support";
import { lost, lostAfter, messageOf, ok, refused, sceneOf, to, type Entry } from "../../test-support/graph";
import { phoneNumber } from ".";

const ID = "300000000000001";
const NUMBER: Entry = {
  id: ID,
  display_phone_number: "+1 202-555-0123",
  verified_name: "Acme Support",
  name_status: "APPROVED",
  status: "CONNECTED",
};
const RENAMING = { ...INPUTS, renameByApi: true };
const RENAMED = { ...RENAMING, verifiedName: "Acme Help" };
const UNDER_REVIEW = { new_display_name: "Acme Help", new_name_status: "PENDING_REVIEW" };
const DECLINED = { new_display_name: "Acme Help", new_name_status: "DECLINED" };

/** A provider before one number. */
function scene(number: Partial<Entry> = {}) {
  const entry: Entry = { ...NUMBER, ...number };
  const { graph, provider, lines, clock } = sceneOf(phoneNumber, [entry]);
  const update = async (olds: Properties, news: Properties) => (await provider.update(ID, olds, news)).outs;
  const failures = async (olds: Properties, news: Properties) =>
    (await provider.check(olds, news)).failures.map(({ reason }) => reason);
  const names = () =>
    graph.asked.filter(({ method }) => method === "POST").map(({ body }) => body.new_display_name);
  return { graph, provider, lines, clock, entry, update, failures, names };
}

/** The outputs of a number that was read. */
const OLD: Properties = {
  ...RENAMING,
  phoneNumberId: ID,
  displayPhoneNumber: "+1 202-555-0123",
  approvedName: "Acme Support",
};
const ASKED: Properties = { ...OLD, verifiedName: "Acme Help", requestedName: "Acme Help" };

describe("check", () => {
  test("refuses another name without the option, and names it as a way out", async () => {
    expect(await scene().failures(INPUTS, { ...INPUTS, verifiedName: "Acme Help" })).toEqual([
      expect.stringMatching(
        /cannot be changed from "Acme Support" to "Acme Help".*renameByApi: true/,
      ) as unknown,
    ]);
  });

  test.each([
    ["with the option", RENAMING, RENAMED],
    ["in the step that sets the option", INPUTS, RENAMED],
    ["while the option is not known yet", INPUTS, { ...RENAMED, renameByApi: UNKNOWN }],
  ])("accepts another name %s", async (_what, olds, news) => {
    expect(await scene().failures(olds, news)).toEqual([]);
  });

  test("refuses a declined name until the text changes", async () => {
    const { failures } = scene();
    const olds = { ...RENAMED, declinedName: "Acme Help" };

    expect(await failures(olds, RENAMED)).toEqual([
      expect.stringMatching(/declined by Meta.*not sent again/) as unknown,
    ]);
    expect(await failures(olds, { ...RENAMED, verifiedName: "Acme  Help " })).toHaveLength(1);
    expect(await failures(olds, RENAMING)).toEqual([]);
    expect(await failures(olds, { ...RENAMED, verifiedName: "Acme Desk" })).toEqual([]);
  });

  test("knows no input declinedName", async () => {
    expect(await scene().failures({}, { ...RENAMING, declinedName: "Acme" })).toEqual([
      expect.stringContaining("is not an input") as unknown,
    ]);
  });
});

test.each([
  ["another name", { verifiedName: "Acme Help" }, true],
  ["the name in another spelling", { verifiedName: " Acme  Support" }, false],
  ["the option", { renameByApi: false }, true],
])("diff after a change of %s", async (_what, edit, changes) => {
  expect(await scene().provider.diff(ID, OLD, { ...RENAMING, ...edit })).toMatchObject({
    changes,
    replaces: [],
  });
});

describe("an update to another name", () => {
  test("looks, asks for it once, and looks until Meta shows it", async () => {
    const { update, graph, names, lines } = scene();

    expect(await update(OLD, RENAMED)).toMatchObject({
      verifiedName: "Acme Help",
      approvedName: "Acme Support",
    });
    expect(names()).toEqual(["Acme Help"]);
    expect(graph.paths()).toEqual([ID, ID, ID]);
    expect(lines.join()).toMatch(
      /is reviewing the display name "Acme Help".*shows "Acme Support" until then/,
    );
  });

  test("that Meta approves at once shows it", async () => {
    const { update, graph, entry } = scene();
    graph.once.push((asked) => {
      if (asked.method === "POST") entry.verified_name = "Acme Help";
      return undefined;
    });

    expect(await update(OLD, RENAMED)).toMatchObject({ approvedName: "Acme Help" });
  });

  test.each([
    ["shows the name already", { verified_name: "Acme Help" }],
    ["reviews the name already", UNDER_REVIEW],
  ])("sends nothing if Meta %s", async (_what, number) => {
    const { update, names } = scene(number);

    expect(await update(OLD, RENAMED)).toMatchObject({ verifiedName: "Acme Help" });
    expect(names()).toEqual([]);
  });

  test("sends nothing if Meta has declined it", async () => {
    const { update, names } = scene(DECLINED);

    expect(await messageOf(update(OLD, RENAMED))).toMatch(/declined the display name "Acme Help"/);
    expect(names()).toEqual([]);
  });

  test("sends nothing if Meta reviews another one, and names that", async () => {
    const { update, names } = scene({ ...UNDER_REVIEW, new_display_name: "Acme Desk" });

    expect(await messageOf(update(OLD, RENAMED))).toMatch(
      /is still reviewing another display name, "Acme Desk"/,
    );
    expect(names()).toEqual([]);
  });

  test("sends it if Meta has declined another one", async () => {
    const { update, names } = scene({ ...DECLINED, new_display_name: "Acme Desk" });

    await update(OLD, RENAMED);

    expect(names()).toEqual(["Acme Help"]);
  });

  test.each(["EXPIRED", "NONE"])("sends it if its earlier review ended as %s", async (new_name_status) => {
    const { update, names } = scene({ ...UNDER_REVIEW, new_name_status });

    await update(OLD, RENAMED);

    expect(names()).toEqual(["Acme Help"]);
  });

  test.each(["APPROVED", "IN_SOME_STATE_OF_LATER"])(
    "sends nothing if its review is %s",
    async (new_name_status) => {
      const { update, names } = scene({ ...UNDER_REVIEW, new_name_status });

      await update(OLD, RENAMED);

      expect(names()).toEqual([]);
    },
  );

  test("sends nothing if Meta shows another new name without a state of its review", async () => {
    const { update, names } = scene({ new_display_name: "Acme Desk" });

    expect(await messageOf(update(OLD, RENAMED))).toContain("Acme Desk");
    expect(names()).toEqual([]);
  });

  test("that Meta answers without success fails, and is not sent again", async () => {
    const { update, graph, names } = scene();
    graph.once.push(to("POST", ID, ok({ success: false })));

    expect(await messageOf(update(OLD, RENAMED))).toContain("refused the name without a reason");
    expect(names()).toHaveLength(1);
  });

  test("sends nothing if the app may not see a review", async () => {
    const { update, graph, names } = scene();
    graph.always.push(to("GET", ID, refused(10)));

    expect(await messageOf(update(OLD, RENAMED))).toMatch(/does not let this app see/);
    expect(names()).toEqual([]);
  });

  test("sends nothing to a number that was deleted", async () => {
    const { update, names } = scene({ status: "DELETED" });

    expect(await messageOf(update(OLD, RENAMED))).toContain("no longer exists");
    expect(names()).toEqual([]);
  });

  test("back to the name that Meta shows sends nothing, and says that the review goes on", async () => {
    const { update, names, lines } = scene(UNDER_REVIEW);

    expect(await update(ASKED, RENAMING)).toMatchObject({ verifiedName: "Acme Support" });
    expect(names()).toEqual([]);
    expect(lines.join()).toMatch(/is still reviewing the display name "Acme Help"/);
  });

  test("whose answer is lost looks, and sends it once", async () => {
    const { update, graph, names } = scene();
    graph.once.push(lostAfter);

    expect(await update(OLD, RENAMED)).toMatchObject({ verifiedName: "Acme Help" });
    expect(names()).toHaveLength(1);
  });

  test("that did not arrive fails without a second request; the next update sends it", async () => {
    const { update, graph, names, entry } = scene();
    graph.once.push(to("POST", ID, lost()));

    expect(await messageOf(update(OLD, RENAMED))).toMatch(/was not sent again\. Run pulumi up again/);
    expect(names()).toHaveLength(1);

    await update(OLD, RENAMED);
    expect(names()).toHaveLength(2);
    expect(entry.new_display_name).toBe("Acme Help");
  });

  test("that Meta accepts and does not show yet is done", async () => {
    const { update, graph, clock } = scene();
    graph.once.push(to("POST", ID, { status: 200, text: '{"success":true}' }));

    expect(await update(OLD, RENAMED)).toMatchObject({
      verifiedName: "Acme Help",
      approvedName: "Acme Support",
    });
    expect(clock.now()).toBeLessThanOrEqual(15_000);
  });

  test("that Meta refuses fails with the causes", async () => {
    const { update, graph, names } = scene();
    graph.once.push(to("POST", ID, refused(100)));

    expect(await messageOf(update(OLD, RENAMED))).toMatch(/10 renames in 30 days.*keeps its name/);
    expect(names()).toHaveLength(1);
  });

  test("without the option fails, as the endpoint renames nothing", async () => {
    const { update, names } = scene();
    const { renameByApi: _, ...olds } = OLD;

    expect(await messageOf(update(olds, { ...INPUTS, verifiedName: "Acme Help" }))).toContain(
      "cannot update this",
    );
    expect(names()).toEqual([]);
  });

  test("together with an option of Pulumi's does both", async () => {
    const { update, names } = scene();

    expect(await update(OLD, { ...RENAMED, retainOnDelete: true })).toMatchObject({ retainOnDelete: true });
    expect(names()).toEqual(["Acme Help"]);
  });
});

test("an update of the option alone makes no call", async () => {
  const { update, graph } = scene();
  const { renameByApi: _, ...olds } = OLD;

  expect(await update(olds, RENAMING)).toMatchObject({ renameByApi: true, approvedName: "Acme Support" });
  expect(graph.asked).toEqual([]);
});

describe("a refresh of a number that was renamed", () => {
  test.each([
    ["as new_name_status", UNDER_REVIEW],
    ["as name_status alone", { name_status: "PENDING_REVIEW" }],
  ])("is no difference while Meta shows the review %s", async (_what, number) => {
    const { inputs, props } = await scene(number).provider.read(ID, ASKED);

    expect(inputs).toEqual(RENAMED);
    expect(props).toMatchObject({ verifiedName: "Acme Help", approvedName: "Acme Support" });
  });

  test("shows the name once it is approved", async () => {
    const { inputs, props } = await scene({ verified_name: "Acme Help" }).provider.read(ID, ASKED);

    expect(inputs).toEqual(RENAMED);
    expect(props).toMatchObject({ approvedName: "Acme Help" });
  });

  test.each([
    ["as new_name_status", DECLINED],
    ["as name_status", { name_status: "DECLINED" }],
    ["by showing nothing", {}],
    ["by reviewing another one", { ...UNDER_REVIEW, new_display_name: "Acme Desk" }],
  ])("leaves the name among the inputs if Meta says %s that it is declined", async (_what, number) => {
    const { provider, failures } = scene(number);

    const { inputs = {}, props } = await provider.read(ID, ASKED);

    expect(inputs).toEqual({ ...RENAMED, declinedName: "Acme Help" });
    expect(props).not.toHaveProperty("declinedName");
    expect(await failures(inputs, RENAMED)).toHaveLength(1);
  });

  test.each([
    ["an empty new name", { new_display_name: "", name_status: "PENDING_REVIEW" }],
    ["a review of a state of later", { ...UNDER_REVIEW, new_name_status: "IN_SOME_STATE_OF_LATER" }],
  ])("is no difference if Meta shows %s", async (_what, number) => {
    expect((await scene(number).provider.read(ID, ASKED)).inputs).toEqual(RENAMED);
  });

  test("is declined, and not sent again, also if Meta had shown no name before", async () => {
    const { provider, failures } = scene();

    const { inputs = {} } = await provider.read(ID, { ...ASKED, approvedName: null });

    expect(inputs).toMatchObject({ declinedName: "Acme Help" });
    expect(await failures(inputs, RENAMED)).toHaveLength(1);
  });

  test("is declined also if Meta shows no name", async () => {
    const { provider, graph } = scene(DECLINED);
    delete graph.entries[0]?.verified_name;

    expect((await provider.read(ID, ASKED)).inputs).toMatchObject({ declinedName: "Acme Help" });
  });

  test("decides nothing if the app may not see the review", async () => {
    const { provider, graph } = scene();
    graph.always.push(({ method, params }) =>
      method === "GET" && params.fields?.includes("new_display_name") === true ? refused(10) : undefined,
    );

    expect((await provider.read(ID, ASKED)).inputs).toEqual(RENAMED);
  });

  test("asks nothing more once the name is shown", async () => {
    const { provider, graph } = scene();

    await provider.read(ID, OLD);

    expect(graph.asked.filter(({ params }) => params.fields?.includes("new_display_name"))).toEqual([]);
  });

  test("takes a name that was given by hand for a difference, which the next update takes back", async () => {
    const { provider, update, names } = scene({ verified_name: "Acme Desk" });

    const { inputs = {}, props = {} } = await provider.read(ID, OLD);
    expect(inputs).toEqual({ ...RENAMING, verifiedName: "Acme Desk" });
    await update(props, RENAMING);

    expect(names()).toEqual(["Acme Support"]);
  });
});
