import { GraphAccesses, type Surroundings } from "../engine/access";
import { DynamicProvider } from "../engine/dynamic-provider";
import { DYNAMIC_WORDS } from "../engine/dynamic-words";
import type { ResourceKind } from "../engine/resource-kind";
import type { Clock } from "../graph/clock";

export const ACCOUNT = "100000000000001";

export const INPUTS = {
  businessAccountId: ACCOUNT,
  cc: "1",
  phoneNumber: "2025550123",
  verifiedName: "Acme Support",
};

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A dynamic provider in an environment of the test's own. */
export function providerOf(kind: ResourceKind, surroundings: Partial<Surroundings> = {}): DynamicProvider {
  const own = { clock: new SleepingClock(), environment: {}, print: () => undefined, ...surroundings };
  return new DynamicProvider(kind, new GraphAccesses(own, DYNAMIC_WORDS));
}

/** The moment at which the time of a test begins. */
const EPOCH = Date.UTC(2026, 0, 1);

/** Time that passes only while code sleeps: nothing waits, and the test can inspect the waits. */
export class SleepingClock implements Clock {
  readonly slept: number[] = [];
  #now = 0;

  constructor(readonly chance = 0) {}

  now(): number {
    return this.#now;
  }

  epochMs(): number {
    return EPOCH + this.#now;
  }

  /** Time passes, although no code waits for it. */
  advance(ms: number): void {
    this.#now += ms;
  }

  async sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.#now += ms;
    await Promise.resolve();
  }

  /** Never rings, because time that no code sleeps does not pass. */
  readonly alarm: Clock["alarm"] = () => ({ rings: new Promise(() => undefined), stop: () => undefined });

  random(): number {
    return this.chance;
  }
}
