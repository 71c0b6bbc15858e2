import { isDeepStrictEqual } from "node:util";
import { lost, messageOf, ok, refused, reply, to, unsent } from "../../test-support/graph";
import {
  APP,
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

const EMPTY_OUTPUTS = { pending: null, pictureSha256: null };
const UPLOADS = `${APP}/uploads`;

describe("a profile that is created", () => {
  test("is read, changed by one POST with the fields that differ, and read again", async () => {
    const { graph, held, posts, create } = profileScene({ ...TEXTS, about: "Old", vertical: "OTHER" });

    const outs = await create(TEXTS);

    expect(outs).toEqual({ ...INPUTS, ...TEXTS, ...EMPTY_OUTPUTS });
    expect(posts()).toEqual([{ messaging_product: "whatsapp", about: TEXTS.about, vertical: "RETAIL" }]);
    expect(held.values).toEqual(TEXTS);
    expect(graph.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...[`GET ${ID}`, `GET ${EDGE}`, `POST ${EDGE}`, `GET ${EDGE}`],
    ]);
  });

  test("asks for the fields that it reads", async () => {
    const { graph, create } = profileScene();

    await create();

    expect(graph.asked.at(-1)?.params).toEqual({
      fields: "about,address,description,email,websites,vertical,profile_picture_url",
    });
  });

  test("sends nothing if Meta shows the same already", async () => {
    const { posts, create } = profileScene({ ...TEXTS, address: "1  Example\r\nStreet " });

    expect(await create(TEXTS)).toMatchObject(TEXTS);

    expect(posts()).toEqual([]);
  });

  test("never touches a field that the program leaves out", async () => {
    const { held, posts, create } = profileScene(TEXTS);

    const outs = await create({ about: "Back soon" });

    expect(posts()).toEqual([{ messaging_product: "whatsapp", about: "Back soon" }]);
    expect(held.values).toEqual({ ...TEXTS, about: "Back soon" });
    expect(outs).toEqual({ ...INPUTS, about: "Back soon", ...EMPTY_OUTPUTS });
  });

  test("clears what the program has empty, and only what is there", async () => {
    const { held, posts, create } = profileScene({
      address: "1 Example Street",
      websites: ["https://a.example"],
    });

    await create({ address: "", description: "", email: "", websites: [] });

    expect(posts()).toEqual([{ messaging_product: "whatsapp", address: "", websites: [] }]);
    expect(held.values).toEqual({ address: "", websites: [] });
  });

  test("is changed by the token that reaches the number if its account is not known", async () => {
    const { graph, provider, posts } = profileScene({}, REGISTERED, undefined, {
      WHATSAPP_ACCESS_TOKENS: JSON.stringify({ "2": "other-token" }),
    });
    graph.always.push(({ token }) => (token === "test-token" ? refused(200) : undefined));

    await provider.create({ phoneNumberId: ID, about: "Here" });

    expect(posts()).toHaveLength(1);
    expect(graph.asked.map(({ token }) => token)).toEqual([
      "test-token",
      ...Array.from({ length: 4 }, () => "other-token"),
    ]);
  });

  test("of a number that does not exist fails, and nothing is sent", async () => {
    const { graph, provider } = profileScene();

    const said = await messageOf(provider.create({ ...INPUTS, phoneNumberId: "999", about: "Here" }));

    expect(said).toContain("the number with id 999");
    expect(graph.paths("POST")).toEqual([]);
  });
});

describe("a number that is not registered", () => {
  test("leaves its profile waiting: nothing is sent, and a line says what helps", async () => {
    const { graph, lines, create, changes } = profileScene({}, CREATED);

    const outs = await create(TEXTS);

    expect(outs).toEqual({ ...INPUTS, ...TEXTS, pending: "registration", pictureSha256: null });
    expect(graph.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([`GET ${ID}`, `GET ${EDGE}`]);
    expect(lines).toEqual([expect.stringMatching(/\+1 202-555-0123.*WhatsAppRegistration.*dependsOn/)]);
    expect(await changes(outs, TEXTS)).toBe(true);
  });

  test("is told by code 133010 if Meta hides its state", async () => {
    const { platform_type: _hidden, ...hidden } = CREATED;
    const { lines, create, posts } = profileScene({}, hidden);

    expect(await create(TEXTS)).toMatchObject({ pending: "registration" });

    expect(posts()).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  test("is told by code 133010 of the POST too", async () => {
    const { graph, create } = profileScene();
    graph.once.push(to("POST", EDGE, refused(133010)));

    expect(await create(TEXTS)).toMatchObject({ pending: "registration" });
  });
});

describe("a picture", () => {
  const picture = fileOf(png());

  test("is uploaded in a session of the app, and its handle goes into the profile with the rest", async () => {
    const { graph, held, posts, create } = profileScene();

    const outs = await create({ about: "Here", picture });

    expect(outs).toMatchObject({ picture, pictureSha256: sha256(png()) });
    expect(held.picture).toBe(sha256(png()));
    expect(posts()).toEqual([
      { messaging_product: "whatsapp", about: "Here", profile_picture_handle: expect.any(String) as string },
    ]);
    const [opened, sent] = graph.asked.filter(({ path }) => path === UPLOADS || path.startsWith("upload:"));
    expect(opened?.body).toEqual({
      file_length: png().length,
      file_type: "image/png",
      file_name: "picture.png",
    });
    expect(isDeepStrictEqual(sent?.body, png())).toBe(true);
  });

  test("is called a JPEG by its content", async () => {
    const { graph, create } = profileScene();

    await create({ picture: fileOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "logo.png") });

    expect(graph.asked.find(({ path }) => path === UPLOADS)?.body).toMatchObject({ file_type: "image/jpeg" });
  });

  test.each([
    ["the session's answer is lost", to("POST", UPLOADS, lost())],
    ["the bytes' answer is lost", to("POST", /^upload:/, lost())],
    ["the session has no id", to("POST", UPLOADS, ok({}))],
    ["the session leads elsewhere", to("POST", UPLOADS, ok({ id: "upload:../me" }))],
    ["the handle is missing", to("POST", /^upload:/, ok({ success: true }))],
    ["the server fails", to("POST", /^upload:/, reply(503, "<h1>Oops</h1>"))],
  ])("is uploaded anew if %s", async (_what, fault) => {
    const { graph, held, posts, create } = profileScene();
    graph.once.push(fault);

    await create({ picture });

    expect(held.picture).toBe(sha256(png()));
    expect(posts()).toHaveLength(1);
    expect(graph.paths("POST").filter((path) => path === UPLOADS)).toHaveLength(2);
    expect(graph.paths().filter((path) => path.includes("me"))).toEqual([]);
  });

  test("that three uploads lose fails, and the profile is not touched", async () => {
    const { graph, posts, create } = profileScene();
    graph.always.push(to("POST", /^upload:/, lost()));

    expect(await messageOf(create({ about: "Here", picture }))).toMatch(
      /Could not upload the picture for the profile of \+1 202-555-0123/,
    );

    expect(graph.paths("POST").filter((path) => path === UPLOADS)).toHaveLength(3);
    expect(posts()).toEqual([]);
  });

  test("that Meta refuses is not uploaded again", async () => {
    const { graph, posts, create } = profileScene();
    graph.always.push(to("POST", UPLOADS, refused(100)));

    expect(await messageOf(create({ picture }))).toContain("Could not upload the picture");

    expect(graph.paths("POST")).toEqual([UPLOADS]);
    expect(posts()).toEqual([]);
  });

  test("asks Meta for the app if no setting names it", async () => {
    const { graph, create, held } = profileScene({}, REGISTERED, undefined, {});
    graph.always.push(({ path }) => (path === "app" ? ok({ id: APP }) : undefined));

    await create({ picture });

    expect(held.picture).toBe(sha256(png()));
    expect(graph.paths("GET")).toContain("app");
  });

  test("fails, and nothing is sent, if nobody knows the app", async () => {
    const { graph, create } = profileScene({}, REGISTERED, undefined, {});
    graph.always.push(to("GET", "app", refused(100, { error_subcode: 33 })));

    expect(await messageOf(create({ about: "Here", picture }))).toContain("set whatsapp:appId");

    expect(graph.paths("POST")).toEqual([]);
  });

  test("whose file is gone since the preview fails, and nothing is sent", async () => {
    const { graph, create } = profileScene();

    expect(await messageOf(create({ about: "Here", picture: "no-such-file.png" }))).toMatch(/cannot be read/);

    expect(graph.paths("POST")).toEqual([]);
  });
});

describe("the answer to the POST is lost", () => {
  test("after Meta did it: a look finds it, and there is no second POST", async () => {
    const { graph, posts, create } = profileScene();
    graph.once.push((asked, same) =>
      asked.method === "POST" && asked.path === EDGE ? (same.answer(asked), lost()) : undefined,
    );

    expect(await create({ ...TEXTS, picture: fileOf(png()) })).toMatchObject({
      pictureSha256: sha256(png()),
    });

    expect(posts()).toHaveLength(1);
  });

  test("before Meta did it: looks show that, and one more POST follows", async () => {
    const { graph, held, posts, create } = profileScene();
    graph.once.push(to("POST", EDGE, lost()));

    await create(TEXTS);

    expect(posts()).toHaveLength(2);
    expect(held.values).toEqual(TEXTS);
  });

  test("and the looks fail: nothing more is sent, and the profile is recorded as it was seen before", async () => {
    const { graph, posts, create, changes } = profileScene({ about: "Old" });
    graph.once.push(to("POST", EDGE, lost()));
    let reads = 0;
    graph.always.push(({ method, path }) =>
      method === "GET" && path === EDGE && ++reads > 1 ? refused(200) : undefined,
    );

    const { state, reason } = await recordedBy(create(TEXTS));

    expect(posts()).toHaveLength(1);
    expect(state).toEqual({
      ...{ ...INPUTS, about: "Old", address: "", description: "", email: "", websites: [], vertical: "" },
      ...EMPTY_OUTPUTS,
    });
    expect(reason).toMatch(/was sent to Meta.*the connection was closed.*Run pulumi up again: it reads/);
    expect(await changes(state, TEXTS)).toBe(true);
  });

  test("twice: outcome unknown, recorded, no third POST", async () => {
    const { graph, posts, create } = profileScene();
    graph.always.push(to("POST", EDGE, lost()));

    const { state, reason } = await recordedBy(create({ about: "Here", picture: fileOf(png()) }));

    expect(posts()).toHaveLength(2);
    expect(reason).toContain("Outcome unknown");
    expect(state).toMatchObject({ about: "", pictureSha256: null });
  });

  test("and the second POST is refused: recorded, with both reasons", async () => {
    const { graph, create } = profileScene();
    graph.once.push(to("POST", EDGE, lost()), to("POST", EDGE, refused(200)));

    const { reason } = await recordedBy(create(TEXTS));

    expect(reason).toMatch(/the connection was closed.*code 200/);
  });

  test.each([
    ["the first one: a look finds it", undefined, 1],
    ["not the first one: nothing shows, so it is sent once more", "old", 2],
  ])("of a picture alone, %s", async (_what, before, times) => {
    const { graph, held, posts, create } = profileScene({}, REGISTERED, before);
    graph.once.push((asked, same) =>
      asked.method === "POST" && asked.path === EDGE ? (same.answer(asked), lost()) : undefined,
    );

    await create({ picture: fileOf(png()) });

    expect(posts()).toHaveLength(times);
    expect(held.picture).toBe(sha256(png()));
  });

  test("by an answer that says nothing: it is looked at too", async () => {
    const { graph, held, posts, create } = profileScene();
    graph.once.push(to("POST", EDGE, ok({})));

    await create(TEXTS);

    expect(posts()).toHaveLength(2);
    expect(held.values).toEqual(TEXTS);
  });
});

describe("after Meta has accepted the POST", () => {
  test("a read that lags is waited for", async () => {
    const { graph, clock, lines, create } = profileScene();
    const old = ok({ data: [{ messaging_product: "whatsapp" }] });
    graph.once.push(...[1, 2, 3].map(() => to("GET", EDGE, old)));

    expect(await create(TEXTS)).toMatchObject(TEXTS);

    expect(clock.slept).toEqual([500, 1000]);
    expect(lines).toEqual([]);
  });

  test("a value that Meta shows otherwise is told, and the run succeeds", async () => {
    const { graph, lines, posts, create } = profileScene();
    const other = ok({ data: [{ ...TEXTS, about: "HERE TO HELP" }] });
    graph.always.push((asked) => (posts().length > 0 ? to("GET", EDGE, other)(asked, graph) : undefined));

    expect(await create(TEXTS)).toMatchObject(TEXTS);

    expect(posts()).toHaveLength(1);
    expect(lines).toEqual([expect.stringMatching(/accepted.*does not show the declared about\./)]);
  });

  test("a read that fails is recorded with what Meta has accepted", async () => {
    const { graph, posts, create } = profileScene();
    graph.always.push((asked) =>
      posts().length > 0 ? to("GET", EDGE, refused(200))(asked, graph) : undefined,
    );
    const picture = fileOf(png());

    const { state } = await recordedBy(create({ ...TEXTS, picture }));

    expect(state).toMatchObject({ ...TEXTS, pictureSha256: sha256(png()) });
    expect(posts()).toHaveLength(1);
  });
});

describe("nothing is recorded and no second POST is sent if the POST", () => {
  test.each([
    ["is refused", refused(100, { error_data: { details: "Too rude" } }), /Too rude/],
    ["meets a token that has ended", refused(190), /is invalid/],
    ["meets a missing permission", refused(200), /permission/],
  ])("%s", async (_what, fault, said) => {
    const { graph, posts, create } = profileScene();
    graph.always.push(to("POST", EDGE, fault));

    const error = await create(TEXTS).catch((failure: unknown) => failure);

    expect(error).not.toHaveProperty("id");
    expect((error as Error).message).toMatch(said);
    expect(posts()).toHaveLength(1);
  });

  test.each([
    ["is throttled for good", refused(80007)],
    ["is never sent", unsent()],
  ])("%s: Meta has certainly changed nothing, so no look follows", async (_what, fault) => {
    const { graph, create } = profileScene();
    graph.always.push(to("POST", EDGE, fault));

    expect(await create(TEXTS).catch((failure: unknown) => failure)).not.toHaveProperty("id");

    expect(graph.asked.at(-1)).toMatchObject({ method: "POST", path: EDGE });
  });

  test.each([
    ["is throttled", () => refused(80007)],
    ["is not sent", unsent],
  ])("%s: the client tries again", async (_what, fault) => {
    const { graph, held, create } = profileScene();
    graph.once.push(to("POST", EDGE, fault));

    await create(TEXTS);

    expect(held.values).toEqual(TEXTS);
  });
});

test.each([
  ["no list", ok({ profile: {} })],
  ["two profiles", ok({ data: [{}, {}] })],
  ["an about that is no text", ok({ data: [{ about: 7 }] })],
  ["websites that are no list", ok({ data: [{ websites: "https://example.com" }] })],
])("an answer with %s is not taken for a profile: nothing is sent", async (_what, answer) => {
  const { graph, create } = profileScene();
  graph.always.push(to("GET", EDGE, answer));

  expect(await messageOf(create(TEXTS))).toContain("the answer is not a business profile");

  expect(graph.paths("POST")).toEqual([]);
});

test.each([
  ["no profile in the list", ok({ data: [] })],
  ["null fields and an undefined industry", ok({ data: [{ about: null, vertical: "UNDEFINED" }] })],
])("an answer with %s is an empty profile", async (_what, answer) => {
  const { graph, posts, create } = profileScene();
  graph.once.push(to("GET", EDGE, answer));

  await create({ about: "Here", address: "" });

  expect(posts()).toEqual([{ messaging_product: "whatsapp", about: "Here" }]);
});
