import type { Bridge } from "../../support/bridge";
import { INPUTS, outputsOf, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;

async function given(options?: Parameters<typeof startWorld>[0]) {
  world = await startWorld(options);
  bridge = await world.bridge();
}
afterEach(() => world.close());

/** Creates numbers and forgets the requests that it took. Each with its state, as the engine would hold it. */
async function createNumbers(count: number) {
  const inputs = Array.from({ length: count }, (_, index) => ({
    ...INPUTS,
    phoneNumber: `20255501${String(index).padStart(2, "0")}`,
  }));
  const created = await Promise.all(inputs.map((one) => bridge.create(one)));
  world.simulator.clearRequests();
  return created;
}

const edges = () => world.simulator.requests().map(({ edge }) => edge);

describe("read, to refresh a number", () => {
  test("gives props and inputs, and says nothing changed where nothing did", async () => {
    await given();
    const { id, outs } = await bridge.create(INPUTS);

    const answer = await bridge.read(id, outs);

    expect(answer).toEqual({ id, props: outs, inputs: INPUTS });
  });

  test("shows what has become of the number", async () => {
    await given();
    const { id, outs } = await bridge.create(INPUTS);

    const answer = await bridge.read(id, { ...outs, status: "BANNED", qualityRating: "RED" });

    expect(answer).toMatchObject({ props: { status: outs.status, qualityRating: outs.qualityRating } });
  });

  test("keeps the mirrored retainOnDelete", async () => {
    await given();
    const { id, outs } = await bridge.create({ ...INPUTS, retainOnDelete: true });

    const answer = await bridge.read(id, outs);

    expect(answer).toMatchObject({ props: { retainOnDelete: true }, inputs: { retainOnDelete: true } });
  });
});

describe("read, when the engine refreshes 50 numbers of an account", () => {
  test("asks for the account's listing once, and for no number by itself", async () => {
    await given();
    const created = await createNumbers(50);

    const answers = await Promise.all(created.map(({ id, outs }) => bridge.read(id, outs)));

    expect(answers.map((answer) => (answer === "gone" ? answer : answer.id))).toEqual(
      created.map(({ id }) => id),
    );
    expect(edges()).toEqual(["numbers"]);
  });

  test("asks once for a whole sequence too: the engine reads a few at a time", async () => {
    await given();
    const created = await createNumbers(12);

    for (const { id, outs } of created) await bridge.read(id, outs);

    expect(edges()).toEqual(["numbers"]);
  });

  test("looks again when it is asked again for the same number", async () => {
    await given();
    const { id, outs } = await bridge.create(INPUTS);
    await bridge.read(id, outs);
    world.simulator.renameNumber(id, "Acme Sales");

    const answer = await bridge.read(id, outs);

    expect(answer).toMatchObject({ props: { verifiedName: "Acme Sales" } });
  });

  test("reads number by number where the listing is refused", async () => {
    await given({ listing: "refused" });
    const created = await createNumbers(3);

    const answers = await Promise.all(created.map(({ id, outs }) => bridge.read(id, outs)));

    expect(answers).toHaveLength(3);
    expect(answers).not.toContain("gone");
    expect(edges().filter((edge) => edge === "node")).toHaveLength(3);
  });
});

describe("read, of a number that has gone", () => {
  test.each(["allowed", "refused"] as const)(
    "says so when the account can be read, the listing being %s",
    async (listing) => {
      await given({ listing });
      const { id, outs } = await bridge.create(INPUTS);
      world.simulator.removeNumber(id);

      const answer = await bridge.read(id, outs);

      expect(answer).toBe("gone");
    },
  );

  test.each([100, 200, 190] as const)(
    "does not say so when the token lost its access (code %i)",
    async (code) => {
      await given();
      const { id, outs } = await bridge.create(INPUTS);
      world.simulator.faults.add({ times: Infinity, then: { kind: "permissionLost", code } });

      const failure = await bridge.read(id, outs).catch((error: unknown) => error);

      expect(failure).toBeInstanceOf(Error);
      const { message } = failure as Error;
      expect(message).toContain("+1 2025550123");
      expect(message).toContain(id);
      expect(message).toContain(`code ${code}`);
    },
  );
});

describe("read, after the display name changed in WhatsApp Manager", () => {
  test("takes the new name into inputs and outputs", async () => {
    await given();
    const { id, outs } = await bridge.create(INPUTS);
    world.simulator.renameNumber(id, "Acme Sales");

    const answer = await bridge.read(id, outs);

    expect(answer).toMatchObject({
      props: { verifiedName: "Acme Sales" },
      inputs: { verifiedName: "Acme Sales" },
    });
  });

  test.each([
    ["white space", "  Acme  Support "],
    ["nothing at all", ""],
  ])("keeps the declared name when Meta's differs by %s", async (_what, shown) => {
    await given();
    const { id, outs } = await bridge.create(INPUTS);
    world.simulator.renameNumber(id, shown);

    const answer = await bridge.read(id, outs);

    expect(answer).toMatchObject({
      props: { verifiedName: "Acme Support" },
      inputs: { verifiedName: "Acme Support" },
    });
  });

  test("gives no name to a number that was declared without one", async () => {
    await given();
    const { id } = await bridge.create(INPUTS);
    const { verifiedName: _, ...migrated } = { ...INPUTS, migratePhoneNumber: true };

    const answer = await bridge.read(id, outputsOf(migrated, id));

    expect(answer).toMatchObject({ inputs: migrated });
    expect(answer).not.toHaveProperty("inputs.verifiedName");
  });
});

test("read finds a number on the second page of the listing", async () => {
  await given();
  const first = await createNumbers(100);
  const last = await bridge.create({ ...INPUTS, cc: "44", phoneNumber: "7911123456" });
  expect(first).toHaveLength(100);

  const answer = await bridge.read(last.id, last.outs);

  expect(answer).toMatchObject({ id: last.id });
});
