import {
  type FaultInput,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "whatsapp-graph-simulator";

import { ACCOUNT, OTHER_ACCOUNT, OTHER_TOKEN, TOKEN } from "../../../support/world";
import { environmentFor } from "./command";

export const MOBILE = { id: "120000000000001", cc: "44", phoneNumber: "7911123456", verifiedName: "Acme" };
export const FIXED = { id: "120000000000002", cc: "44", phoneNumber: "2079460123", verifiedName: "Acme" };
export const VERIFIED = {
  ...FIXED,
  id: "120000000000003",
  phoneNumber: "2079460124",
  codeVerificationStatus: "VERIFIED",
  nameStatus: "APPROVED",
};

/** A simulator for one test, with what the command and the assertions need of it. */
export interface Scene {
  readonly simulator: Simulator;
  readonly env: Readonly<Record<string, string>>;
  /** The code that was sent to the number last. */
  readonly code: (id?: string) => string;
  /** A code that was not sent. */
  readonly wrongCode: (id?: string) => string;
  /** The requests that change something: `120000000000001/request_code`. */
  readonly posts: () => string[];
  /** Method and edge of all requests. */
  readonly requests: () => string[];
  readonly faults: (...faults: FaultInput[]) => void;
}

let running: Simulator | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

export async function sceneWith(
  numbers: readonly object[] = [MOBILE],
  options: Partial<SimulatorOptions> = {},
): Promise<Scene> {
  const simulator = await startSimulator({
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN], numbers: [...numbers] },
      { id: OTHER_ACCOUNT, tokens: [OTHER_TOKEN] },
    ],
    ...options,
  } as SimulatorOptions);
  running = simulator;
  const code = (id = MOBILE.id) => {
    const sent = simulator.numbers().find((number) => number.id === id)?.sentCode;
    if (sent === undefined) throw new Error(`No code was sent to ${id}`);
    return sent;
  };
  const all = () =>
    simulator.requests().map(({ method, path }) => `${method} ${path.replace(/^\/v[\d.]+\//, "")}`);
  return {
    simulator,
    env: environmentFor(simulator.url),
    code,
    wrongCode: (id) => (code(id) === "999999" ? "888888" : "999999"),
    posts: () => all().flatMap((request) => /^POST (.*)/.exec(request)?.[1] ?? []),
    requests: all,
    faults(...faults) {
      for (const fault of faults) simulator.faults.add(fault);
    },
  };
}

/** Meta refuses, with the text. */
export const refusal = (
  edge: "request_code" | "verify_code",
  code: number,
  userMessage = "No.",
): FaultInput => ({
  on: { edge },
  then: { kind: "error", code, userMessage },
});

export const ON_ACCOUNT = ["--account", ACCOUNT];
