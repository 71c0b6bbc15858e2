/** The source of the simulator's time. A test passes its own, so that 72 hours pass at once. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
