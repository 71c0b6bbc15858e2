/** A Meta app: tokens belong to it, and Meta calls its webhooks. */
export interface App {
  readonly id: string;
  readonly name: string;
  /** Signs its webhooks, and the proofs of its tokens. */
  readonly secret: string | undefined;
  /** The address of its webhooks, unless an override says otherwise. */
  readonly callbackUrl: string | undefined;
}

/** The app of every token without another app. The settings can give it a name, a secret and a callback. */
export const DEFAULT_APP = { id: "200000000000001", name: "Test app" } as const;

/** The page of an app, because Meta names one for each. */
export function appLink({ id }: App): string {
  return `https://www.facebook.com/games/?app_id=${id}`;
}
