import { writeFileSync } from "node:fs";
import { lost, messageOf, to } from "../../test-support/graph";
import {
  CREATED,
  EDGE,
  temporaryFiles,
  ID,
  INPUTS,
  png,
  profileScene,
  REGISTERED,
  sha256,
  TEXTS,
} from "../../test-support/business-profile";
import { recordedBy } from "../../test-support/registration";

const fileOf = temporaryFiles();

const STATE = { ...INPUTS, ...TEXTS, pending: null, pictureSha256: null };

describe("an update", () => {
  test("sends the fields in which Meta differs, not those in which the state does", async () => {
    const { held, posts, update } = profileScene({ ...TEXTS, about: "By hand" });

    const outs = await update(STATE, { ...TEXTS, vertical: "OTHER" });

    expect(posts()).toEqual([{ messaging_product: "whatsapp", about: TEXTS.about, vertical: "OTHER" }]);
    expect(held.values).toEqual({ ...TEXTS, vertical: "OTHER" });
    expect(outs).toEqual({ ...STATE, vertical: "OTHER" });
  });

  test("of a field that is no longer managed sends nothing, and forgets it", async () => {
    const { held, posts, update } = profileScene(TEXTS);
    const { about: _about, websites: _websites, ...others } = TEXTS;

    const outs = await update(STATE, others);

    expect(posts()).toEqual([]);
    expect(held.values).toEqual(TEXTS);
    expect(outs).toEqual({ ...INPUTS, ...others, pending: null, pictureSha256: null });
  });

  test("after a run that recorded an error finds what is done, without a POST", async () => {
    const { posts, update } = profileScene(TEXTS);

    expect(await update(STATE, TEXTS)).toEqual(STATE);

    expect(posts()).toEqual([]);
  });

  test("of a number that was deregistered waits, and keeps the picture that Meta has", async () => {
    const picture = fileOf(png());
    const { posts, lines, update } = profileScene({}, CREATED);

    const outs = await update({ ...STATE, picture, pictureSha256: sha256(png()) }, { ...TEXTS, picture });

    expect(outs).toMatchObject({ pending: "registration", pictureSha256: sha256(png()) });
    expect(posts()).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  test("completes a profile that waited", async () => {
    const { held, update, changes } = profileScene();

    const outs = await update({ ...STATE, pending: "registration" }, TEXTS);

    expect(outs).toEqual(STATE);
    expect(held.values).toEqual(TEXTS);
    expect(await changes(outs, TEXTS)).toBe(false);
  });

  test("with a lost answer that stays lost keeps what it knows", async () => {
    const { graph, update, changes } = profileScene(TEXTS);
    graph.always.push(to("POST", EDGE, lost()));

    const { state } = await recordedBy(update(STATE, { ...TEXTS, about: "Back soon" }));

    expect(state).toEqual(STATE);
    expect(await changes(state, { ...TEXTS, about: "Back soon" })).toBe(true);
  });

  test("of something that is no number is refused before a request", async () => {
    const { graph, provider } = profileScene();

    expect(await messageOf(provider.update("../me", STATE, { ...INPUTS, ...TEXTS }))).toContain("not the id");

    expect(graph.asked).toEqual([]);
  });
});

describe("the picture in an update", () => {
  const path = fileOf(png("old"));
  const state = { ...STATE, picture: path, pictureSha256: sha256(png("old")) };

  test("is not uploaded if its file is unchanged, also with other fields changing", async () => {
    const { graph, posts, update } = profileScene(TEXTS, REGISTERED, sha256(png("old")));

    const outs = await update(state, { ...TEXTS, about: "Back soon", picture: path });

    expect(posts()).toEqual([{ messaging_product: "whatsapp", about: "Back soon" }]);
    expect(graph.paths("POST")).toEqual([EDGE]);
    expect(outs).toEqual({ ...state, about: "Back soon" });
  });

  test("is uploaded if its file has changed", async () => {
    const { held, posts, update } = profileScene(TEXTS, REGISTERED, sha256(png("old")));
    const file = fileOf(png("new"));

    const outs = await update(state, { ...TEXTS, picture: file });

    expect(posts()).toEqual([
      { messaging_product: "whatsapp", profile_picture_handle: expect.any(String) as string },
    ]);
    expect(held.picture).toBe(sha256(png("new")));
    expect(outs).toMatchObject({ picture: file, pictureSha256: sha256(png("new")) });
  });

  test("is not managed any more if the program leaves it out: nothing is sent", async () => {
    const { graph, held, update } = profileScene(TEXTS, REGISTERED, sha256(png("old")));

    expect(await update(state, TEXTS)).toEqual(STATE);

    expect(graph.paths("POST")).toEqual([]);
    expect(held.picture).toBe(sha256(png("old")));
  });

  test("that comes back into the program is uploaded, because it may be another one by now", async () => {
    const { held, update } = profileScene(TEXTS, REGISTERED, "by hand");

    await update(STATE, { ...TEXTS, picture: path });

    expect(held.picture).toBe(sha256(png("old")));
  });

  test("may be uploaded although another one was declared at the same path", async () => {
    const { held, update, changes } = profileScene(TEXTS, REGISTERED, sha256(png("old")));
    const file = fileOf(png("old"));
    writeFileSync(file, png("newer"));

    const outs = await update({ ...state, picture: file }, { ...TEXTS, picture: file });

    expect(held.picture).toBe(sha256(png("newer")));
    expect(await changes(outs, { ...TEXTS, picture: file })).toBe(false);
  });
});

test("a preview of a profile that waited says so once, although nothing was asked", async () => {
  const { graph, lines, changes } = profileScene();
  const waiting = { ...STATE, pending: "registration" };

  await changes(waiting, TEXTS);
  await changes(waiting, TEXTS);

  expect(lines).toEqual([expect.stringContaining(`the number with id ${ID} was not registered`)]);
  expect(graph.asked).toEqual([]);
});
