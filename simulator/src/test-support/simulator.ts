import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Simulator, type SimulatorOptions, startSimulator } from "../index";

export const ACCOUNT = "100000000000001";
export const OTHER_ACCOUNT = "100000000000002";
export const TOKEN = "test-token";
/** Parameters that add a number. */
export const ACME = { cc: "1", phone_number: "2025550100", verified_name: "Acme" };

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Runs after the test, before earlier clean-ups. */
export function afterTest(cleanUp: () => Promise<unknown>): void {
  cleanUps.push(cleanUp);
}

/** A simulator of one account that is closed after the test. */
export async function simulate(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN] }], ...options });
  cleanUps.push(() => simulator.close());
  return simulator;
}

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "simulator-test-"));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that only the test moves. */
export function manualClock(start = Date.UTC(2026, 10, 1)) {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds: number) => void (now += milliseconds),
  };
}
