import type { NumberRecord } from "../../nodes/record";

/** The registration of a number, as programs see it. */
export interface SeenRegistration {
  /** Whether two-step verification is on. */
  readonly isPinEnabled: boolean;
  /** Where the content of its messages is kept, if it is kept in one country. */
  readonly dataRegion: string | undefined;
  /** ISO 8601: until when it has to be registered again, because its display name has changed. */
  readonly registerAgainBy: string | undefined;
}

export function seen({ pin, dataRegion, registerAgainBy }: NumberRecord): SeenRegistration {
  return {
    isPinEnabled: pin !== undefined,
    dataRegion,
    registerAgainBy: registerAgainBy === undefined ? undefined : new Date(registerAgainBy).toISOString(),
  };
}
