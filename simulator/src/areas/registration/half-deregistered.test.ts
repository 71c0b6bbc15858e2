import { post } from "../../test-support/graph";
import { ID, only, REGISTRATION, simulateOne } from "../../test-support/one-number";

const REGISTERED = {
  codeVerificationStatus: "VERIFIED",
  status: "CONNECTED",
  platformType: "CLOUD_API",
  pin: REGISTRATION.pin,
};

describe("a deregistration that is half done", () => {
  test("is the work of a fault, and register is refused until deregister succeeds", async () => {
    const simulator = await simulateOne(REGISTERED);
    simulator.faults.add({ then: { kind: "halfDeregistered" } });
    const call = (edge: string, form = {}) => post(simulator, `/${ID}/${edge}`, form);

    expect(await call("deregister")).toMatchObject({ status: 500, error: { code: 131000 } });
    expect(only(simulator)).toMatchObject({ status: "DISCONNECTED", platformType: "NOT_APPLICABLE" });
    expect(await call("register", REGISTRATION)).toMatchObject({ status: 400, error: { code: 133000 } });
    expect(await call("deregister")).toMatchObject({ status: 200 });
    expect(await call("register", REGISTRATION)).toMatchObject({ status: 200 });
  });

  test("is a property of a number as well, which a program sets and takes away", async () => {
    const simulator = await simulateOne({ ...REGISTERED, halfDeregistered: true });
    const register = () => post(simulator, `/${ID}/register`, REGISTRATION);

    expect(await register()).toMatchObject({ error: { code: 133000 } });
    simulator.changeNumber(ID, { halfDeregistered: undefined });

    expect(await register()).toMatchObject({ status: 200 });
  });

  test("leaves a fault for deregister unused by other calls", async () => {
    const simulator = await simulateOne(REGISTERED);
    simulator.faults.add({ then: { kind: "halfDeregistered" } });

    expect(await post(simulator, `/${ID}/register`, REGISTRATION)).toMatchObject({ status: 200 });
    expect(simulator.faults.list()).toHaveLength(1);
  });
});
