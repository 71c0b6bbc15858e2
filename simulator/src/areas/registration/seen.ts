import type { NumberRecord } from "../../nodes/record";

/** The registration of a number, as programs see it. */
export interface SeenRegistration {
  /** Whether two-step verification is on. */
  readonly isPinEnabled: boolean;
  /** The country in which the content of its messages is kept, if there is one. */
  readonly dataRegion: string | undefined;
  /** ISO 8601: the time until which it must be registered again, because its display name has changed. */
  readonly registerAgainBy: string | undefined;
}

export function seen({ pin, dataRegion, registerAgainBy }: NumberRecord): SeenRegistration {
  return {
    isPinEnabled: pin !== undefined,
    dataRegion,
    registerAgainBy: registerAgainBy === undefined ? undefined : new Date(registerAgainBy).toISOString(),
  };
}
