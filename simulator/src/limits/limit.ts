import { z } from "zod";

/** The calls of one kind that still count, and the end of a block. */
export const usedLimit = z.strictObject({ calls: z.array(z.number()), blockedUntil: z.number().optional() });

export type UsedLimit = z.infer<typeof usedLimit>;

/** The most calls within a moving time. */
export interface Limit {
  readonly most: number;
  readonly withinMs: number;
  /** The length of the block after a call beyond the limit. Without it a call passes as soon as an earlier one no longer counts. */
  readonly blockMs?: number;
}

/** Counts one more call, or refuses it until a certain time. */
export function spend(
  { most, withinMs, blockMs }: Limit,
  used: UsedLimit | undefined,
  now: number,
): { used: UsedLimit; refusedUntil?: number } {
  const blockedUntil = used?.blockedUntil;
  if (blockedUntil !== undefined && now < blockedUntil)
    return { used: { calls: [], blockedUntil }, refusedUntil: blockedUntil };
  const calls = (used?.calls ?? []).filter((at) => now - at < withinMs);
  if (calls.length < most) return { used: { calls: [...calls, now] } };
  if (blockMs === undefined) return { used: { calls }, refusedUntil: (calls[0] ?? now) + withinMs };
  return { used: { calls: [], blockedUntil: now + blockMs }, refusedUntil: now + blockMs };
}
