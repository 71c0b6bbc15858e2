import { type Simulator, type SimulatorOptions, startSimulator } from "whatsapp-graph-simulator";

import { type Bridge, type BridgeOptions, type Properties, startBridge } from "./bridge";
import { type EngineStack, type StackOptions, startStack } from "./engine";

export const ACCOUNT = "100000000000001";
export const OTHER_ACCOUNT = "100000000000002";

/** With a bar, a slash and a plus, as an app's token may have: an address carries them in another form. */
export const TOKEN = "test-token|a/b+c";
export const OTHER_TOKEN = "other-test-token|a/b+c";
export const APP_SECRET = "test-app-secret/+";

/** What a program declares of a number that is right in every way. */
export const INPUTS = {
  businessAccountId: ACCOUNT,
  cc: "1",
  phoneNumber: "2025550123",
  verifiedName: "Acme Support",
};

/** What the state holds of a number with these inputs, just after its creation. */
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

/** An imitation of Meta with two accounts, and what speaks to it. */
export interface World {
  simulator: Simulator;
  /** A provider process whose configuration is right, but for what `options` change. */
  bridge(options?: BridgeOptions): Promise<Bridge>;
  /** A stack of the real engine whose configuration is right, but for what `options` change. */
  stack(options?: StackOptions): Promise<EngineStack>;
  /** Lets time pass at Meta. */
  advance(ms: number): void;
  /** Forgets numbers, requests and faults, for the next test with the same processes. */
  reset(): void;
  /** Ends every process that was started here, and removes every folder. */
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

/** Stack config that leads to this server. A test that waits for the limit of a request sets a short one itself: a busy machine meets it too. */
export function configFor(graphUrl: string): Record<string, string> {
  return {
    "whatsapp:graphUrl": graphUrl,
    "whatsapp:accessToken": TOKEN,
    "whatsapp:requestTimeoutSeconds": "30",
  };
}

/** Fails when a token or the app's secret is in one of the texts, as it is or as an address, JSON or a header writes it. */
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
