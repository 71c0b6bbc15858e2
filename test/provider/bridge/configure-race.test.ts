import { startWorld, type World, INPUTS } from "../../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const fifty = Array.from({ length: 50 }, (_, index) => ({
  ...INPUTS,
  phoneNumber: `20255501${String(index).padStart(2, "0")}`,
}));

describe("50 operations at once, right after the start", () => {
  test("all wait until the configuration is there", async () => {
    const bridge = await world.bridge();

    const created = await Promise.all(fifty.map((inputs) => bridge.create(inputs)));

    expect(new Set(created.map(({ id }) => id)).size).toBe(50);
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(50);
    expect(world.simulator.requests()).toHaveLength(100);
  });

  test.each([
    ["whatsapp:graphUrl", "graph.facebook.com"],
    ["whatsapp:accessTokens", '["test-token"]'],
    ["whatsapp:requestTimeoutSeconds", "soon"],
    ["whatsapp:maxRetries", "-1"],
    ["whatsapp:apiVersion", "26"],
  ])("all say that %s is wrong when it is %p, and send nothing", async (setting, value) => {
    const bridge = await world.bridge({ config: { [setting]: value } });

    const outcomes = await Promise.allSettled(fifty.map((inputs) => bridge.create(inputs)));

    const reasons = outcomes.map((outcome) =>
      outcome.status === "rejected" ? String(outcome.reason) : "created",
    );
    expect(reasons).toHaveLength(50);
    for (const reason of reasons) expect(reason).toContain(setting);
    expect(world.simulator.requests()).toEqual([]);
  });

  test("a wrong setting fails each check, by its name", async () => {
    const bridge = await world.bridge({ config: { "whatsapp:graphUrl": "graph.facebook.com" } });

    const checked = await Promise.all(fifty.map((inputs) => bridge.check(inputs)));

    const reason = expect.stringContaining("whatsapp:graphUrl") as string;
    expect(checked.map(({ failures }) => failures)).toEqual(fifty.map(() => [{ property: "", reason }]));
  });
});
