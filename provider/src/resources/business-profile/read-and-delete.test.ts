import { LISTING, messageOf, ok, refused, to } from "../../test-support/graph";
import {
  CREATED,
  EDGE,
  ID,
  INPUTS,
  profileScene,
  REGISTERED,
  TEXTS,
} from "../../test-support/business-profile";
import { ACCOUNT } from "../../test-support";

const STATE = { ...INPUTS, ...TEXTS, pending: null, pictureSha256: null };
const NEWS = { ...INPUTS, ...TEXTS };

describe("a refresh", () => {
  test("of a profile as declared gives what the state has", async () => {
    const { provider, graph } = profileScene(TEXTS);

    expect(await provider.read(ID, STATE)).toEqual({ id: ID, props: STATE, inputs: NEWS });

    expect(graph.paths()).toEqual([LISTING, EDGE]);
  });

  test.each([
    ["a slash that Meta adds", { websites: ["https://example.com/"] }],
    ["white space and line ends", { description: " We sell\r\nexamples. " }],
    ["capitals in a host", { websites: ["https://EXAMPLE.com"] }],
  ])("does not take %s for a change by hand", async (_what, values) => {
    const { provider } = profileScene({ ...TEXTS, ...values });

    expect((await provider.read(ID, STATE)).inputs).toEqual(NEWS);
  });

  test("takes composed and decomposed letters for the same", async () => {
    const { provider } = profileScene({ about: "Cafe\u0301" });
    const state = { ...INPUTS, about: "Caf\u00e9", pending: null, pictureSha256: null };

    expect((await provider.read(ID, state)).inputs).toEqual({ ...INPUTS, about: "Caf\u00e9" });
  });

  test.each([
    ["about", "By hand"],
    ["address", "2 Example Street"],
    ["description", "We buy examples."],
    ["email", "hand@example.com"],
    ["websites", ["https://example.com/hand"]],
    ["vertical", "OTHER"],
  ])("shows a change of %s by hand, so that the next preview does", async (name, value) => {
    const { provider, changes } = profileScene({ ...TEXTS, [name]: value });

    const { props, inputs } = await provider.read(ID, STATE);

    expect(props).toEqual({ ...STATE, [name]: value });
    expect(inputs).toEqual({ ...NEWS, [name]: value });
    expect(await changes(props ?? {}, TEXTS)).toBe(true);
  });

  test("shows what was cleared by hand as empty", async () => {
    const { provider } = profileScene();

    expect((await provider.read(ID, STATE)).inputs).toEqual({
      ...{ ...INPUTS, about: "", address: "", description: "", email: "", websites: [], vertical: "" },
    });
  });

  test("never takes up a field that the program leaves out", async () => {
    const { provider } = profileScene(TEXTS);
    const state = { ...INPUTS, about: TEXTS.about, pending: null, pictureSha256: null };

    expect(await provider.read(ID, state)).toEqual({
      id: ID,
      props: state,
      inputs: { ...INPUTS, about: TEXTS.about },
    });
  });

  test("keeps the picture as it is: Meta does not show which one a number has", async () => {
    const { provider } = profileScene(TEXTS, REGISTERED, "by hand");
    const state = { ...STATE, picture: "logo.png", pictureSha256: "abc" };

    const { props } = await provider.read(ID, state);

    expect(props).toEqual(state);
  });

  test("of a number that was deregistered by hand shows that the profile waits", async () => {
    const { provider } = profileScene(TEXTS, CREATED);

    expect(await provider.read(ID, STATE)).toEqual({
      id: ID,
      props: { ...STATE, pending: "registration" },
      inputs: NEWS,
    });
  });

  test("shows the same if only the profile's edge says that the number is not registered", async () => {
    const { graph, provider } = profileScene(TEXTS);
    graph.always.push(to("GET", EDGE, refused(133010)));

    expect((await provider.read(ID, STATE)).props).toMatchObject({ pending: "registration" });
  });

  test("ends the waiting once the number is registered", async () => {
    const { provider } = profileScene(TEXTS);

    expect((await provider.read(ID, { ...STATE, pending: "registration" })).props).toEqual(STATE);
  });

  test("drops a profile with a number that is certainly gone, and no other", async () => {
    const { graph, provider, entry } = profileScene(TEXTS);
    graph.entries.splice(graph.entries.indexOf(entry), 1);
    expect(await provider.read(ID, STATE)).toEqual({});

    graph.always.push(to("GET", ACCOUNT, refused(200)));
    expect(await messageOf(provider.read(ID, STATE))).toContain("The state is unchanged");
  });

  test.each([
    ["is refused", refused(200)],
    ["is no profile", ok({ data: [{ about: [] }] })],
  ])("fails, and keeps the state, if the answer %s", async (_what, answer) => {
    const { graph, provider } = profileScene(TEXTS);
    graph.always.push(to("GET", EDGE, answer));

    expect(await messageOf(provider.read(ID, STATE))).toContain(
      `read the profile of the number with id ${ID}`,
    );
  });
});

describe("a lookup", () => {
  test("gives all that Meta shows, and empty values for the rest", async () => {
    const { provider } = profileScene({ about: TEXTS.about, websites: TEXTS.websites });

    const { props } = await provider.read(ID, { businessAccountId: ACCOUNT });

    expect(props).toEqual({
      ...INPUTS,
      ...{ about: TEXTS.about, address: "", description: "", email: "", websites: ["https://example.com/"] },
      ...{ vertical: "", pending: null, pictureSha256: null },
    });
  });

  test("of an unknown id fails, with the id", async () => {
    const { provider } = profileScene();

    expect(await messageOf(provider.read("999", {}))).toContain("999");
  });

  test("of something that is no id is refused before a request", async () => {
    const { graph, provider } = profileScene();

    expect(await messageOf(provider.read("../me", {}))).toContain("not the id of a number");

    expect(graph.asked).toEqual([]);
  });
});

describe("a deletion", () => {
  test("sends nothing, and says that the profile stays", async () => {
    const { graph, lines, provider } = profileScene(TEXTS);

    await provider.delete(ID, STATE);

    expect(graph.asked).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(/stays unchanged at Meta.*To clear a field/)]);
  });

  test.each([
    ["nothing was managed", { ...INPUTS, pending: null, pictureSha256: null }],
    ["the profile waited", { ...STATE, pending: "registration" }],
  ])("says nothing if %s", async (_why, state) => {
    const { lines, provider } = profileScene();

    await provider.delete(ID, state);

    expect(lines).toEqual([]);
  });

  test("says that a picture stays, too", async () => {
    const { lines, provider } = profileScene();

    await provider.delete(ID, { ...INPUTS, picture: "logo.png", pending: null, pictureSha256: "abc" });

    expect(lines).toHaveLength(1);
  });

  test.each(["created", "updated", "left unchanged"])(
    "says nothing if another resource of the run was %s with the number",
    async (how) => {
      const { lines, provider, create, update } = profileScene(TEXTS);
      await provider.check({}, NEWS);
      if (how === "created") await create(TEXTS);
      else if (how === "updated") await update(STATE, TEXTS);
      else await provider.diff(ID, STATE, NEWS);

      await provider.delete(ID, STATE);

      expect(lines).toEqual([]);
    },
  );

  test("says nothing if the creation that takes its place has failed: nothing is forgotten by that", async () => {
    const { graph, lines, provider, create } = profileScene();
    graph.once.push(to("GET", ID, refused(200)));
    await messageOf(create(TEXTS));

    await provider.delete(ID, STATE);

    expect(lines).toEqual([]);
  });

  test("of something that is no number is refused", async () => {
    const { provider } = profileScene();

    expect(await messageOf(Promise.resolve().then(() => provider.delete("../me", STATE)))).toContain(
      "not the id",
    );
  });
});
