// Needs: Go, and minutes to build OpenTofu
import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import type { Finished } from "../packages/examples/support/run";
import { createTofuProject, obtainTofu, type TofuProject, type Variables } from "./support/tofu";

// One column of README's comparison: each group has the name of a row. For fairness, a group also shows the way out if there is one.
const ACCOUNT = "100000000000001";
const TOKEN = "test-token-of-the-comparison";
const PIN = "482915";
/** Far above the duration of a build, because a hang must end. */
const BUILD_LIMIT_MS = 40 * 60_000;
const REFUSED_AS_MISSING = "does not exist, cannot be loaded due to missing permissions";

const SUPPORT = { cc: "1", phone_number: "2025550123", verified_name: "Acme Support" };
const SALES = { cc: "1", phone_number: "2025550124", verified_name: "Acme Sales" };
const ONE: Variables = { numbers: { support: SUPPORT } };
const TWO: Variables = { numbers: { support: SUPPORT, sales: SALES } };
const NONE: Variables = { numbers: {} };

let bin: string;
let simulator: Simulator;
let project: TofuProject;
beforeAll(async () => {
  bin = await obtainTofu(BUILD_LIMIT_MS);
}, BUILD_LIMIT_MS + 60_000);
beforeEach(async () => {
  simulator = await startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN] }] });
  project = await createTofuProject(bin, simulator.url, TOKEN);
});
afterEach(async () => {
  await project.remove();
  await simulator.close();
});

function expectFailure({ code, stderr }: Finished, message: string) {
  expect(code).toBe(1);
  expect(stderr).toContain(message);
}
const posts = (edge: "numbers" | "node" | "register") => simulator.requests({ method: "POST", edge });
const address = (name: string) => `restapi_object.number["${name}"]`;
const idOf = ({ phone_number }: typeof SUPPORT) =>
  simulator.numbers().find(({ phoneNumber }) => phoneNumber === phone_number)?.id ?? "";
const verify = () =>
  simulator.changeNumber(idOf(SUPPORT), { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" });

describe("Meta's answer to a creation is lost", () => {
  test("the number is in no state, and the next apply fails; somebody has to look up its id and import it", async () => {
    simulator.faults.add({ on: { method: "POST" }, then: { kind: "drop", when: "after-commit" } });

    const lost = await project.apply(ONE);
    const recorded = await project.recorded();
    const next = await project.apply(ONE);
    const made = simulator.requests().map(({ method }) => method);
    const imported = await project.tofu("import", address("support"), `/v26.0/${idOf(SUPPORT)}`);

    expectFailure(lost, "connection reset");
    expect(recorded).toEqual([]);
    expectFailure(next, "2388012");
    // A second POST, without a look at the list.
    expect(made).toEqual(["POST", "POST"]);
    expect(simulator.numbers()).toHaveLength(1);
    expect(imported.code).toBe(0);
    expect(await project.recorded()).toEqual([address("support")]);
  });
});

describe("The number is on the account already", () => {
  beforeEach(() => {
    simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" });
  });

  test("apply fails with Meta's text, which has no id", async () => {
    const apply = await project.apply(ONE);

    expectFailure(apply, "already in the list");
    expect(apply.stderr).not.toContain(idOf(SUPPORT));
    expect(await project.recorded()).toEqual([]);
  });

  test("an import by its id takes it over, if the program ignores the attribute that would replace it", async () => {
    await project.plan(ONE);
    const imported = await project.tofu("import", address("support"), `/v26.0/${idOf(SUPPORT)}`);
    const replacing = await project.plan(ONE);
    await project.add(
      "adopted_override.tf",
      'resource "restapi_object" "number" {\n  lifecycle { ignore_changes = [force_new] }\n}\n',
    );
    const apply = await project.apply(ONE);

    expect(imported.code).toBe(0);
    expect(replacing.stdout).toContain("1 to add, 0 to change, 1 to destroy");
    expect(apply.code).toBe(0);
    expect(await project.plan(ONE)).toMatchObject({ code: 0 });
    expect(posts("numbers")).toEqual([]);
  });
});

describe("A number or a name is mistyped", () => {
  const MISTYPED = [
    { ...SUPPORT, cc: "one" },
    { ...SUPPORT, phone_number: "2025" },
    { ...SUPPORT, verified_name: "A" },
  ];

  test("plan accepts it, and Meta refuses it during apply", async () => {
    for (const number of MISTYPED) {
      const plan = await project.plan({ numbers: { support: number } });
      const apply = await project.apply({ numbers: { support: number } });

      expect(plan.stdout).toContain("1 to add");
      expectFailure(apply, "(#100) Invalid parameter");
    }
    expect(posts("numbers")).toHaveLength(MISTYPED.length);
  });

  test("plan refuses it if you write the rule", async () => {
    await project.add(
      "rules.tf",
      `resource "terraform_data" "rules" {
  lifecycle {
    precondition {
      condition     = alltrue([for number in values(var.numbers) : can(regex("^[0-9]+$", number.cc))])
      error_message = "cc has digits only."
    }
  }
}
`,
    );

    const plan = await project.plan({ numbers: { support: { ...SUPPORT, cc: "one" } } });

    expectFailure(plan, "cc has digits only.");
    expect(simulator.requests()).toEqual([]);
  });
});

describe("Meta throttles in the middle of a run", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const six: Variables = {
    numbers: Object.fromEntries(
      names.map((name, index) => [name, { ...SUPPORT, phone_number: `202555011${String(index)}` }]),
    ),
  };

  test("every other number calls all the same, and fails; the next apply creates the rest", async () => {
    simulator.faults.add({
      on: { method: "POST" },
      skip: 2,
      times: Infinity,
      then: { kind: "throttle", code: 80007, minutes: 5 },
    });

    const throttled = await project.apply(six);
    const codes = posts("numbers").map(({ code }) => code);
    const recorded = await project.recorded();
    simulator.faults.clear();
    const next = await project.apply(six);

    expect(throttled.code).toBe(1);
    expect(codes.filter((code) => code === 80007)).toHaveLength(4);
    expect(recorded).toHaveLength(2);
    expect(next.code).toBe(0);
    expect(await project.recorded()).toHaveLength(6);
    expect(simulator.numbers()).toHaveLength(6);
  });
});

describe("Meta says that a number does not exist", () => {
  beforeEach(() => project.apply(TWO));

  test("the token lost its access: plan and refresh fail, and the state stays", async () => {
    const before = await project.recorded();
    simulator.faults.add({ times: Infinity, then: { kind: "permissionLost", code: 100 } });

    for (const failing of [await project.plan(TWO), await project.tofu("refresh", "-no-color")])
      expectFailure(failing, REFUSED_AS_MISSING);
    expect(await project.recorded()).toEqual(before);
    simulator.faults.clear();
    expect(await project.plan(TWO)).toMatchObject({ code: 0 });
  });

  test("it was deleted by hand: the same error in every plan, refresh and apply, until you remove it from the state", async () => {
    simulator.removeNumber(idOf(SALES));

    const failing = [
      await project.plan(TWO),
      await project.tofu("refresh", "-no-color"),
      await project.apply(TWO),
      // Without the number in the program, too.
      await project.apply(ONE),
    ];
    const removed = await project.tofu("state", "rm", address("sales"));

    for (const step of failing) expectFailure(step, REFUSED_AS_MISSING);
    expect(removed.code).toBe(0);
    expect(await project.plan(ONE)).toMatchObject({ code: 0 });
  });
});

describe("A number leaves the program", () => {
  test("apply and destroy fail with Meta's refusal, and the state stays", async () => {
    await project.apply(TWO);

    const apply = await project.apply(ONE);
    const destroy = await project.tofu("destroy", "-auto-approve", "-no-color");

    for (const step of [apply, destroy]) {
      expectFailure(step, "Unsupported delete request");
      expect(step.stderr).not.toContain("WhatsApp Manager");
    }
    expect(await project.recorded()).toHaveLength(2);
    expect(simulator.numbers()).toHaveLength(2);
  });

  test("with `destroy = false` it leaves the state and stays at Meta", async () => {
    await project.add(
      "retained_override.tf",
      'resource "restapi_object" "number" {\n  lifecycle { destroy = false }\n}\n',
    );
    await project.apply(ONE);

    const apply = await project.apply(NONE);

    expect(apply.code).toBe(0);
    expect(apply.stdout).toContain("1 forgotten");
    expect(await project.recorded()).toEqual([]);
    expect(simulator.numbers()).toHaveLength(1);
    expect(simulator.requests({ method: "DELETE" })).toEqual([]);
  });
});

describe("A number waits for its verification, then registers", () => {
  const registered: Variables = { ...ONE, pin: PIN };

  test("every apply calls and fails until then, and the one after it registers the number", async () => {
    const waiting = [await project.apply(registered), await project.apply(registered)];
    const calls = posts("register").map(({ code }) => code);
    verify();
    const done = await project.apply(registered);

    for (const step of waiting) expectFailure(step, "133006");
    expect(calls).toEqual([133006, 133006]);
    expect(done.code).toBe(0);
    expect(simulator.numbers()).toMatchObject([{ platformType: "CLOUD_API", status: "CONNECTED" }]);
    expect(await project.plan(registered)).toMatchObject({ code: 0 });
  });

  test("after a lost answer it is registered a second time", async () => {
    await project.apply(ONE);
    verify();
    simulator.faults.add({ on: { edge: "register" }, then: { kind: "drop", when: "after-commit" } });

    const lost = await project.apply(registered);
    const connected = simulator.numbers().map(({ platformType }) => platformType);
    const next = await project.apply(registered);

    expect(lost.code).toBe(1);
    expect(connected).toEqual(["CLOUD_API"]);
    expect(next.code).toBe(0);
    expect(posts("register")).toHaveLength(2);
  });
});

describe("Secrets in the state", () => {
  const registered: Variables = { ...ONE, pin: PIN };
  const register = async () => {
    await project.apply(ONE);
    verify();
    return project.apply(registered);
  };

  test("the PIN is there in clear, and the token is not", async () => {
    const apply = await register();

    expect(apply.code).toBe(0);
    expect(apply.stdout + apply.stderr).not.toContain(PIN);
    expect(await project.state()).toContain(PIN);
    expect(await project.state()).not.toContain(TOKEN);
  });

  test("neither is there if you encrypt the whole state", async () => {
    await project.add(
      "encryption.tf",
      `terraform {
  encryption {
    key_provider "pbkdf2" "passphrase" { passphrase = "only-for-this-test" }
    method "aes_gcm" "state" { keys = key_provider.pbkdf2.passphrase }
    state { method = method.aes_gcm.state }
  }
}
`,
    );

    const apply = await register();

    expect(apply.code).toBe(0);
    expect(await project.state()).toContain("encrypted_data");
    expect(await project.state()).not.toContain(PIN);
  });
});
