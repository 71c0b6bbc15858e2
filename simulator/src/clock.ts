/** Where the simulator takes the time from. A test hands in its own, so that 72 hours pass in no time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
