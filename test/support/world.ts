import { type Simulator, type SimulatorOptions, startSimulator } from "whatsapp-graph-simulator";

import { type Bridge, type BridgeOptions, type Properties, startBridge } from "./bridge";
import { type EngineStack, type StackOptions, startStack } from "./engine";

export const ACCOUNT = "100000000000001";
export const OTHER_ACCOUNT = "100000000000002";

/** With a bar, a slash and a plus, as an app's token may have, because an address encodes them. */
export const TOKEN = "test-token|a/b+c";
export const OTHER_TOKEN = "other-test-token|a/b+c";
export const APP_SECRET = "test-app-secret/+";

/** The properties of a number that is right in every way. */
export const INPUTS = {
  businessAccountId: ACCOUNT,
  cc: "1",
  phoneNumber: "2025550123",
  verifiedName: "Acme Support",
};

/** The state of a number with these inputs, just after its creation. */
export function outputsOf(inputs: Properties, id: string): Properties {
  return {
    ...inputs,
    phoneNumberId: id,
    displayPhoneNumber: "+1 202-555-0123",
    codeVerificationStatus: "NOT_VERIFIED",
    qualityRating: "UNKNOWN",
    status: "PENDING",
    nameStatus: "PENDING_REVIEW",
    platformType: "NOT_APPLICABLE",
    approvedName: inputs.verifiedName ?? null,
    requestedName: null,
    nextStep: "verify",
    ready: false,
  };
}

/** An imitation of Meta with two accounts, and its clients. */
export interface World {
  simulator: Simulator;
  /** A provider process with a valid configuration, except for changes by `options`. */
  bridge(options?: BridgeOptions): Promise<Bridge>;
  /** A stack of the real engine with a valid configuration, except for changes by `options`. */
  stack(options?: StackOptions): Promise<EngineStack>;
  /** Lets time pass at Meta. */
  advance(ms: number): void;
  /** Removes numbers, requests and faults, for the next test with the same processes. */
  reset(): void;
  /** Ends every process of this world, and removes every folder. */
  close(): Promise<void>;
}

export async function startWorld(options: Partial<SimulatorOptions> = {}): Promise<World> {
  let passed = 0;
  const simulator = await startSimulator({
    clock: { now: () => Date.now() + passed },
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN] },
      { id: OTHER_ACCOUNT, tokens: [OTHER_TOKEN] },
    ],
    ...options,
  });
  const running: (() => Promise<void>)[] = [];
  const advance = (ms: number) => {
    passed += ms;
  };

  return {
    simulator,

    async bridge({ config, ...options } = {}) {
      const bridge = await startBridge({ config: { ...configFor(simulator.url), ...config }, ...options });
      running.push(() => bridge.close());
      return bridge;
    },

    async stack({ config, ...options } = {}) {
      const stack = await startStack({ config: { ...configFor(simulator.url), ...config }, ...options });
      running.push(() => stack.remove());
      return stack;
    },

    advance,

    reset() {
      simulator.faults.clear();
      for (const { id } of simulator.numbers()) simulator.removeNumber(id);
      // With the mode `deletion: "slow"`, a number that was deleted less than five minutes ago cannot be registered.
      advance(10 * 60_000);
      simulator.clearRequests();
    },

    async close() {
      await Promise.all(running.map((stop) => stop()));
      await simulator.close();
    },
  };
}

/** Stack config for this server. A test of the request limit sets a short one itself, because a busy machine could reach it too. */
export function configFor(graphUrl: string): Record<string, string> {
  return {
    "whatsapp:graphUrl": graphUrl,
    "whatsapp:accessToken": TOKEN,
    "whatsapp:requestTimeoutSeconds": "30",
  };
}

/** Fails if one of the texts contains a token or the app's secret: unchanged, or encoded as in an address, JSON or a header. */
export function expectNoSecretIn(...texts: string[]): void {
  const forms = [TOKEN, OTHER_TOKEN, APP_SECRET].flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("base64"),
  ]);
  const found = texts.flatMap((text) =>
    forms.flatMap((form) => {
      const at = text.indexOf(form);
      return at < 0 ? [] : [text.slice(Math.max(0, at - 80), at + form.length + 40)];
    }),
  );
  expect(found).toEqual([]);
}
